/** Dry runs: the engine of rollouts on a virtual clock, with a fleet that is drawn by chance. */
@NullMarked
package dev.drydock.application.fleet.simulate;

import org.jspecify.annotations.NullMarked;
