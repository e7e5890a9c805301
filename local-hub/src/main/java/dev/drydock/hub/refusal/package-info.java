/** Refusals, with IoT Hub's own codes. */
@NullMarked
package dev.drydock.hub.refusal;

import org.jspecify.annotations.NullMarked;
