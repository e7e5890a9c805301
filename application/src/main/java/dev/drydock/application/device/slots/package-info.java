/** The slots that hold images, and the boot record that says which one is started. */
@NullMarked
package dev.drydock.application.device.slots;

import org.jspecify.annotations.NullMarked;
