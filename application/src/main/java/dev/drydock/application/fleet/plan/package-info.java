/** The plan of a rollout. */
@NullMarked
package dev.drydock.application.fleet.plan;

import org.jspecify.annotations.NullMarked;
