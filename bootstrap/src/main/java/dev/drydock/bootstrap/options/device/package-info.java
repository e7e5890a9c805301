/** The options of the device app alone: how it fetches and how it installs. */
@NullMarked
package dev.drydock.bootstrap.options.device;

import org.jspecify.annotations.NullMarked;
