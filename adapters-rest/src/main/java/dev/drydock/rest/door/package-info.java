/** The way of a request: who sends it, whether it came before, and what its answer looks like. */
@NullMarked
package dev.drydock.rest.door;

import org.jspecify.annotations.NullMarked;
