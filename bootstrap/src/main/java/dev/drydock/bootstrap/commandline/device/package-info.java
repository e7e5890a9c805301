/** The command of the device app and its options. */
@NullMarked
package dev.drydock.bootstrap.commandline.device;

import org.jspecify.annotations.NullMarked;
