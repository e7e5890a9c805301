/** A whole update in one process. */
@NullMarked
package dev.drydock.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
