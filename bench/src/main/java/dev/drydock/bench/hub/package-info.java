/** A local hub in a process of its own, and those who connect to it. */
@NullMarked
package dev.drydock.bench.hub;

import org.jspecify.annotations.NullMarked;
