/** An MQTT 5 broker inside the process, so that Drydock runs with nothing installed. */
@NullMarked
package dev.drydock.broker;

import org.jspecify.annotations.NullMarked;
