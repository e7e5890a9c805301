/** Fleets of simulated devices, for trying a server out. */
@NullMarked
package dev.drydock.bootstrap.simulated;

import org.jspecify.annotations.NullMarked;
