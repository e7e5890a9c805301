/** The settings of a dry run, from the command line and a specification. */
@NullMarked
package dev.drydock.bootstrap.commandline.fleet.setting;

import org.jspecify.annotations.NullMarked;
