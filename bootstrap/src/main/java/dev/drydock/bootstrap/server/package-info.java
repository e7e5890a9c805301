/** The server that rolls out to fleets, and its wiring. */
@NullMarked
package dev.drydock.bootstrap.server;

import org.jspecify.annotations.NullMarked;
