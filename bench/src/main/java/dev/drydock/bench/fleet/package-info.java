/** A fleet in a database, for benchmarks. */
@NullMarked
package dev.drydock.bench.fleet;

import org.jspecify.annotations.NullMarked;
