/** The documents that a command line exchanges with a server. */
@NullMarked
package dev.drydock.protocol.remote;

import org.jspecify.annotations.NullMarked;
