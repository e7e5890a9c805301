/** One wave of a rollout: opened when the wave before has passed, judged by the outcomes of its members. */
@NullMarked
package dev.drydock.domain.wave;

import org.jspecify.annotations.NullMarked;
