/** A server that carries rollouts to devices: it hears the fleet, moves the rollouts and sends their orders. */
@NullMarked
package dev.drydock.application.fleet.run;

import org.jspecify.annotations.NullMarked;
