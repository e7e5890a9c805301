/** An IoT Hub that runs on one machine, faithful to what Microsoft's SDKs see of the real one. */
@NullMarked
package dev.drydock.hub;

import org.jspecify.annotations.NullMarked;
