/** The wiring that both apps share: injectors, time and threads. */
@NullMarked
package dev.drydock.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;
