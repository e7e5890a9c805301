/** The reports of a device. */
@NullMarked
package dev.drydock.application.device.report;

import org.jspecify.annotations.NullMarked;
