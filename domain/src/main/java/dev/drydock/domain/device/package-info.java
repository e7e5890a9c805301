/** The identity of a device. */
@NullMarked
package dev.drydock.domain.device;

import org.jspecify.annotations.NullMarked;
