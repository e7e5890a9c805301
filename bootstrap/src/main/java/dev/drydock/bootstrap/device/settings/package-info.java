/** The settings of a device app, one record for each group. */
@NullMarked
package dev.drydock.bootstrap.device.settings;

import org.jspecify.annotations.NullMarked;
