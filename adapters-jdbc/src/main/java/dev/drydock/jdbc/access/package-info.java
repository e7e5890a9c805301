/** The tokens and the kept answers of a server in a database. */
@NullMarked
package dev.drydock.jdbc.access;

import org.jspecify.annotations.NullMarked;
