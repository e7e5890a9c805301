/** Which device is meant. */
@NullMarked
package dev.drydock.domain.device;

import org.jspecify.annotations.NullMarked;
