/** The commands that run servers on this machine, and the demo. */
@NullMarked
package dev.drydock.bootstrap.commandline.local;

import org.jspecify.annotations.NullMarked;
