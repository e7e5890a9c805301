/** Sockets and TLS contexts with the settings that tests need. */
@NullMarked
package dev.drydock.testkit.net;

import org.jspecify.annotations.NullMarked;
