/** Images over HTTP: the header fields that the download and the server speak in. */
@NullMarked
package dev.drydock.http;

import org.jspecify.annotations.NullMarked;
