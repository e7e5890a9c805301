/** The work that an update asks for, step by step: with real slots, or acted out. */
@NullMarked
package dev.drydock.application.device.steps;

import org.jspecify.annotations.NullMarked;
