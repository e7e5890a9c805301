/** The gate of a rollout: whether an image does well enough to reach more devices. */
@NullMarked
package dev.drydock.domain.gate;

import org.jspecify.annotations.NullMarked;
