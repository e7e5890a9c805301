/** The service app of a simulation, with the real use cases in it, and what it is promised. */
@NullMarked
package dev.drydock.application.simulation.service;

import org.jspecify.annotations.NullMarked;
