/** A connection to a broker that keeps itself up. */
@NullMarked
package dev.drydock.mqtt.link;

import org.jspecify.annotations.NullMarked;
