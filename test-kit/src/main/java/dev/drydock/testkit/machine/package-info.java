/** Harness for state machines that are functions: every sampled state meets every sampled event, and the machine draws itself. */
@NullMarked
package dev.drydock.testkit.machine;

import org.jspecify.annotations.NullMarked;
