/** Images over HTTP: what the download and the server share. */
@NullMarked
package dev.drydock.http;

import org.jspecify.annotations.NullMarked;
