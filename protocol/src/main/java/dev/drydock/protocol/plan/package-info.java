/** The reading of a rollout's plan from settings, as people give them. */
@NullMarked
package dev.drydock.protocol.plan;

import org.jspecify.annotations.NullMarked;
