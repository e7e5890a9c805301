/** Both apps' ports over Azure IoT Hub, on Microsoft's SDKs. */
@NullMarked
package dev.drydock.azure;

import org.jspecify.annotations.NullMarked;
