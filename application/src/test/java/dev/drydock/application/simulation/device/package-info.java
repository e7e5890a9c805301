/** One device of a simulation, with a real agent in it, and what it promises. */
@NullMarked
package dev.drydock.application.simulation.device;

import org.jspecify.annotations.NullMarked;
