/** A real PostgreSQL for tests. */
@NullMarked
package dev.drydock.testkit.postgres;

import org.jspecify.annotations.NullMarked;
