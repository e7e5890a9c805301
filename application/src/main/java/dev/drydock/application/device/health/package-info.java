/** Checks that the running image is the ordered one, and healthy. */
@NullMarked
package dev.drydock.application.device.health;

import org.jspecify.annotations.NullMarked;
