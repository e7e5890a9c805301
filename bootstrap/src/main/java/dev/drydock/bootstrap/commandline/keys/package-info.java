/** The commands for signing keys, and for the key sets that name them. */
@NullMarked
package dev.drydock.bootstrap.commandline.keys;

import org.jspecify.annotations.NullMarked;
