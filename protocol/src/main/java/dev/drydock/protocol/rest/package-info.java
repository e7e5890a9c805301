/** The documents of a server's REST interface. */
@NullMarked
package dev.drydock.protocol.rest;

import org.jspecify.annotations.NullMarked;
