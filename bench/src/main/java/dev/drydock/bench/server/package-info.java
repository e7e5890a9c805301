/** A server in a process of its own, a thin fleet, and what is asked of them. */
@NullMarked
package dev.drydock.bench.server;

import org.jspecify.annotations.NullMarked;
