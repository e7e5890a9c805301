/** The commands for the tokens of a server. */
@NullMarked
package dev.drydock.bootstrap.commandline.remote.token;

import org.jspecify.annotations.NullMarked;
