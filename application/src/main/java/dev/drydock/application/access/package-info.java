/** The people and programs that may use a server, and what they asked for before. */
@NullMarked
package dev.drydock.application.access;

import org.jspecify.annotations.NullMarked;
