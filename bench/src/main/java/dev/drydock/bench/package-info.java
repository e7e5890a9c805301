/** Benchmarks of Drydock, each beside a baseline that runs at the same time on the same machine. */
@NullMarked
package dev.drydock.bench;

import org.jspecify.annotations.NullMarked;
