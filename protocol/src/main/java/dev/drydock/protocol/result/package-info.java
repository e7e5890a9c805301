/** The output of the service app's commands for programs. */
@NullMarked
package dev.drydock.protocol.result;

import org.jspecify.annotations.NullMarked;
