/** MQTT clients that are as bare as can be, to compare with and to watch by. */
@NullMarked
package dev.drydock.bench.mqtt;

import org.jspecify.annotations.NullMarked;
