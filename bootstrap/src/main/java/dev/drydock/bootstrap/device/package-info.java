/** The device app as a process: started, restarted and ended. */
@NullMarked
package dev.drydock.bootstrap.device;

import org.jspecify.annotations.NullMarked;
