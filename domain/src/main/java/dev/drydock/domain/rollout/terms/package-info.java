/** The terms on which a rollout gives its orders: how many, how fast, and when. */
@NullMarked
package dev.drydock.domain.rollout.terms;

import org.jspecify.annotations.NullMarked;
