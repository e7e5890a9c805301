/** A transport between a device app and a service app that loses, doubles, delays and reorders what it carries. */
@NullMarked
package dev.drydock.application.simulation.network;

import org.jspecify.annotations.NullMarked;
