/** Commands for rollouts and fleets. */
@NullMarked
package dev.drydock.bootstrap.commandline.fleet;

import org.jspecify.annotations.NullMarked;
