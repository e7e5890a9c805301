/** The commands of the command line. */
@NullMarked
package dev.drydock.bootstrap.command;

import org.jspecify.annotations.NullMarked;
