/** The JSON of the history of devices. */
@NullMarked
package dev.drydock.protocol.rest.history;

import org.jspecify.annotations.NullMarked;
