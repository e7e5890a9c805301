/** The order of the devices of a rollout, and the shares of them that make its waves. */
@NullMarked
package dev.drydock.domain.wave.share;

import org.jspecify.annotations.NullMarked;
