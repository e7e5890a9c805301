/** A rollout of one image to many devices, as operators, its waves and the time move it. */
@NullMarked
package dev.drydock.domain.rollout;

import org.jspecify.annotations.NullMarked;
