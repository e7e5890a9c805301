/** Devices that act their updates out, many in one process. */
@NullMarked
package dev.drydock.application.device.simulated;

import org.jspecify.annotations.NullMarked;
