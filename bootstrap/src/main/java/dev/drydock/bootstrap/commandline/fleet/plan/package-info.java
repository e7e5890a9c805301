/** The options of a rollout. */
@NullMarked
package dev.drydock.bootstrap.commandline.fleet.plan;

import org.jspecify.annotations.NullMarked;
