/** Install windows, in the local time of a device's zone. */
@NullMarked
package dev.drydock.domain.window;

import org.jspecify.annotations.NullMarked;
