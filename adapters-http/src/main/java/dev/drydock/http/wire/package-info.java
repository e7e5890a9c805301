/** The client's side of HTTP/1.1 (RFC 9112): one GET over a connection of its own, read on the caller's thread. */
@NullMarked
package dev.drydock.http.wire;

import org.jspecify.annotations.NullMarked;
