/** Stand-ins for the outbound ports, by hand: everything happens when a test says so, on a clock that a test moves. */
package dev.drydock.application.fakes;
