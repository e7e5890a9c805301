/** The waves of a rollout: cut by shares in an order that its name decides, opened one after the other, judged by their outcomes. */
@NullMarked
package dev.drydock.domain.wave;

import org.jspecify.annotations.NullMarked;
