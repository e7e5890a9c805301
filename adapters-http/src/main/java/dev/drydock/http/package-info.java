/** Images over HTTP: the header fields that the download and the image server share. */
@NullMarked
package dev.drydock.http;

import org.jspecify.annotations.NullMarked;
