/** Time as the core needs it: deadlines on a monotonic clock, and a wall clock that may be wrong. */
@NullMarked
package dev.drydock.application.time;

import org.jspecify.annotations.NullMarked;
