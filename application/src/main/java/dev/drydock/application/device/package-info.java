/** The device app: takes orders, runs the update state machine and performs its effects. */
@NullMarked
package dev.drydock.application.device;

import org.jspecify.annotations.NullMarked;
