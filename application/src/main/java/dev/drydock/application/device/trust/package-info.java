/** The trust of a device in the orders that it is given. */
@NullMarked
package dev.drydock.application.device.trust;

import org.jspecify.annotations.NullMarked;
