/** The update state machine: pure functions from state and event to next state and effects. */
@NullMarked
package dev.drydock.domain.update;

import org.jspecify.annotations.NullMarked;
