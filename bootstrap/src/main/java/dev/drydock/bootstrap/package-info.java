/** The program's entry points. */
@NullMarked
package dev.drydock.bootstrap;

import org.jspecify.annotations.NullMarked;
