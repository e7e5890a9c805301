/** The rules by which REST requests are admitted. */
@NullMarked
package dev.drydock.hub.access;

import org.jspecify.annotations.NullMarked;
