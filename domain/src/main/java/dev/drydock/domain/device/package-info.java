/** The identity of a device, and of its lives. */
@NullMarked
package dev.drydock.domain.device;

import org.jspecify.annotations.NullMarked;
