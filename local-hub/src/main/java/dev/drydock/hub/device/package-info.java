/** The devices that the hub knows. */
@NullMarked
package dev.drydock.hub.device;

import org.jspecify.annotations.NullMarked;
