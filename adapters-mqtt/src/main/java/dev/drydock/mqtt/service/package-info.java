/** The service app's ports over MQTT 5. */
@NullMarked
package dev.drydock.mqtt.service;

import org.jspecify.annotations.NullMarked;
