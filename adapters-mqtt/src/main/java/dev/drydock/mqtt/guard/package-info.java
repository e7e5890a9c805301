/** A check of every packet between the broker and the client library. */
@NullMarked
package dev.drydock.mqtt.guard;

import org.jspecify.annotations.NullMarked;
