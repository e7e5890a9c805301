/** What a device tells of itself. */
@NullMarked
package dev.drydock.application.device.report;

import org.jspecify.annotations.NullMarked;
