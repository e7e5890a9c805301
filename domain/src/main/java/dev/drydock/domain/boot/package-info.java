/** Slots, and their state in the boot record. */
@NullMarked
package dev.drydock.domain.boot;

import org.jspecify.annotations.NullMarked;
