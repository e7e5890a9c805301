/** The specification of a rollout, as people write it. */
@NullMarked
package dev.drydock.protocol.spec;

import org.jspecify.annotations.NullMarked;
