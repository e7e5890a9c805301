/** What a simulation stands on: one clock, one pair of dice, processes that can be killed, and a book of what happened. */
@NullMarked
package dev.drydock.application.simulation.world;

import org.jspecify.annotations.NullMarked;
