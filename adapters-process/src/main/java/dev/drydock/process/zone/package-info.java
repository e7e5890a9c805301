/** The time zone of the machine, as its owner sets it. */
@NullMarked
package dev.drydock.process.zone;

import org.jspecify.annotations.NullMarked;
