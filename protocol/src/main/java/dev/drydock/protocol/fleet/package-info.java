/** Texts of the fleet: the query that names the target of a rollout. */
@NullMarked
package dev.drydock.protocol.fleet;

import org.jspecify.annotations.NullMarked;
