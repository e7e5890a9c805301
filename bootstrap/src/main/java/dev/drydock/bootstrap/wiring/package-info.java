/** Guice modules, one for each thing that can be chosen. */
@NullMarked
package dev.drydock.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
