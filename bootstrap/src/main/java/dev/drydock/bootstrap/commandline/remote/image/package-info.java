/** The commands for the images that a server knows. */
@NullMarked
package dev.drydock.bootstrap.commandline.remote.image;

import org.jspecify.annotations.NullMarked;
