/** The plans of rollouts as documents. */
@NullMarked
package dev.drydock.protocol.rollout;

import org.jspecify.annotations.NullMarked;
