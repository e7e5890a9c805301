/** The reports of a whole fleet over MQTT 5. */
@NullMarked
package dev.drydock.mqtt.fleet;

import org.jspecify.annotations.NullMarked;
