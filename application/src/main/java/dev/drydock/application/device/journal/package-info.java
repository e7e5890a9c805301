/** The memory of a device across restarts. */
@NullMarked
package dev.drydock.application.device.journal;

import org.jspecify.annotations.NullMarked;
