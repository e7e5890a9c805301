/** The command that runs a server. */
@NullMarked
package dev.drydock.bootstrap.commandline.server;

import org.jspecify.annotations.NullMarked;
