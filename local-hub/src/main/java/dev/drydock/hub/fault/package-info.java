/** Faults that a test asks for, and the throttles of a tier. */
@NullMarked
package dev.drydock.hub.fault;

import org.jspecify.annotations.NullMarked;
