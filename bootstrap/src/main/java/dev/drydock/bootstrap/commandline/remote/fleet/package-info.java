/** The commands for the devices that a server knows. */
@NullMarked
package dev.drydock.bootstrap.commandline.remote.fleet;

import org.jspecify.annotations.NullMarked;
