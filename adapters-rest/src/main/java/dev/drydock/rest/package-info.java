/** The REST interface of a server, over HTTP. */
@NullMarked
package dev.drydock.rest;

import org.jspecify.annotations.NullMarked;
