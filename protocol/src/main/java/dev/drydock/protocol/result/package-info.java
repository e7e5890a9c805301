/** What the service app's commands print for programs to read. */
@NullMarked
package dev.drydock.protocol.result;

import org.jspecify.annotations.NullMarked;
