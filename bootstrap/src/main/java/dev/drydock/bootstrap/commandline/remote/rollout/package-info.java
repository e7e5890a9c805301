/** The commands that create, change and move the rollouts of a server. */
@NullMarked
package dev.drydock.bootstrap.commandline.remote.rollout;

import org.jspecify.annotations.NullMarked;
