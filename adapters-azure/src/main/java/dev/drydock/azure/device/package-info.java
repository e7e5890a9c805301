/** The device app's ports over IoT Hub. */
@NullMarked
package dev.drydock.azure.device;

import org.jspecify.annotations.NullMarked;
