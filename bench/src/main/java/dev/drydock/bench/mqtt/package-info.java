/** Minimal MQTT clients: baselines and observers. */
@NullMarked
package dev.drydock.bench.mqtt;

import org.jspecify.annotations.NullMarked;
