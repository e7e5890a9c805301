/** The world of a simulation: one clock, one pair of dice, processes that can be killed, and a chronicle. */
@NullMarked
package dev.drydock.application.simulation.world;

import org.jspecify.annotations.NullMarked;
