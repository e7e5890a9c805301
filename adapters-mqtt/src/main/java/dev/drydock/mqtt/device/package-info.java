/** The device app's ports over MQTT 5. */
@NullMarked
package dev.drydock.mqtt.device;

import org.jspecify.annotations.NullMarked;
