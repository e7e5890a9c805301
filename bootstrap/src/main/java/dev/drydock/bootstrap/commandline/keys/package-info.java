/** The commands for the keys of whoever signs, and for the key sets that name them. */
@NullMarked
package dev.drydock.bootstrap.commandline.keys;

import org.jspecify.annotations.NullMarked;
