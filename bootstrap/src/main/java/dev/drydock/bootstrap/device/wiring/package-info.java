/** The Guice modules of a device app. */
@NullMarked
package dev.drydock.bootstrap.device.wiring;

import org.jspecify.annotations.NullMarked;
