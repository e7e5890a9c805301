/** Copies of a database that is in use. */
@NullMarked
package dev.drydock.jdbc.backup;

import org.jspecify.annotations.NullMarked;
