/** The options and arguments that several commands share. */
@NullMarked
package dev.drydock.bootstrap.commandline.option;

import org.jspecify.annotations.NullMarked;
