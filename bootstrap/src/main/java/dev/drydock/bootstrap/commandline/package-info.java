/** The root of the command line. */
@NullMarked
package dev.drydock.bootstrap.commandline;

import org.jspecify.annotations.NullMarked;
