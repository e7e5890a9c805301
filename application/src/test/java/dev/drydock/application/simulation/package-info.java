/**
 * The whole conversation between the service app's use cases and a device's agent: random troubles drawn from a seed, on
 * one virtual clock, and what is promised all the same.
 */
@NullMarked
package dev.drydock.application.simulation;

import org.jspecify.annotations.NullMarked;
