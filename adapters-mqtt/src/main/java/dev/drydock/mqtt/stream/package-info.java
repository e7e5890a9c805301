/** The two ways of a connection's bytes: whole packets out, and bytes in that are read before anybody asks for them. */
@NullMarked
package dev.drydock.mqtt.stream;

import org.jspecify.annotations.NullMarked;
