/** The query language of IoT Hub, as far as device twins and job results need it. */
@NullMarked
package dev.drydock.hub.query;

import org.jspecify.annotations.NullMarked;
