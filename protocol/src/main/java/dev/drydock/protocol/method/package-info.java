/** Calls of direct methods, and their answers. */
@NullMarked
package dev.drydock.protocol.method;

import org.jspecify.annotations.NullMarked;
