/** The commands that sign and verify manifests, and what the commands for keys share with them. */
@NullMarked
package dev.drydock.bootstrap.commandline.signing;

import org.jspecify.annotations.NullMarked;
