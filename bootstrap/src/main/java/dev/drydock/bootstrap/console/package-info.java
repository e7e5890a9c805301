/** What people read on a terminal. */
@NullMarked
package dev.drydock.bootstrap.console;

import org.jspecify.annotations.NullMarked;
