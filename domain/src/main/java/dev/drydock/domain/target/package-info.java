/** The target of a rollout: a query that takes some devices of a fleet and leaves the others. */
@NullMarked
package dev.drydock.domain.target;

import org.jspecify.annotations.NullMarked;
