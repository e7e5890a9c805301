/** The hub's MQTT side, for devices. */
@NullMarked
package dev.drydock.hub.mqtt;

import org.jspecify.annotations.NullMarked;
