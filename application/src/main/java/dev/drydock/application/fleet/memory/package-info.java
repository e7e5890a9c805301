/** A ledger in memory, for dry runs and tests. */
@NullMarked
package dev.drydock.application.fleet.memory;

import org.jspecify.annotations.NullMarked;
