/** Slots, and what the boot loader says of them. */
@NullMarked
package dev.drydock.domain.boot;

import org.jspecify.annotations.NullMarked;
