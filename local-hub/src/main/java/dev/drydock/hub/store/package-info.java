/** The files of the hub. */
@NullMarked
package dev.drydock.hub.store;

import org.jspecify.annotations.NullMarked;
