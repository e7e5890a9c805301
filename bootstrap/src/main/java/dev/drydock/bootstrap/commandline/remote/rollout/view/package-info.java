/** Rollouts of a server, as people look at them: their state, waves, members and next step. */
@NullMarked
package dev.drydock.bootstrap.commandline.remote.rollout.view;

import org.jspecify.annotations.NullMarked;
