/** A local hub in a process of its own, and its clients. */
@NullMarked
package dev.drydock.bench.hub;

import org.jspecify.annotations.NullMarked;
