/** How a device finds out whether what runs is what was ordered, and well. */
@NullMarked
package dev.drydock.application.device.health;

import org.jspecify.annotations.NullMarked;
