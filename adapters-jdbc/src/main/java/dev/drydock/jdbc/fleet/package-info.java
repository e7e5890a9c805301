/** The devices of a fleet in a database. */
@NullMarked
package dev.drydock.jdbc.fleet;

import org.jspecify.annotations.NullMarked;
