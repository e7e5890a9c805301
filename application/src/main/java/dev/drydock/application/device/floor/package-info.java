/** The floor of a device, in all its places. */
@NullMarked
package dev.drydock.application.device.floor;

import org.jspecify.annotations.NullMarked;
