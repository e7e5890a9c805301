/** The commands that draft key sets. */
@NullMarked
package dev.drydock.bootstrap.commandline.keys.draft;

import org.jspecify.annotations.NullMarked;
