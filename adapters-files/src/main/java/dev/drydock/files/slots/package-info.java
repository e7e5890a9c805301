/** Slots as folders, the boot record beside them, and the boot loader that reads it. */
@NullMarked
package dev.drydock.files.slots;

import org.jspecify.annotations.NullMarked;
