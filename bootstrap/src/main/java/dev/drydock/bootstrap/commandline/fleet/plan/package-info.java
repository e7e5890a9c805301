/** The plan of a rollout, as settings describe it. */
@NullMarked
package dev.drydock.bootstrap.commandline.fleet.plan;

import org.jspecify.annotations.NullMarked;
