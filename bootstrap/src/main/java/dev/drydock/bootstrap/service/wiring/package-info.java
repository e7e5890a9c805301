/** The Guice modules of the service app. */
@NullMarked
package dev.drydock.bootstrap.service.wiring;

import org.jspecify.annotations.NullMarked;
