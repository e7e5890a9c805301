/** What runs in a process of its own. */
@NullMarked
package dev.drydock.bench.child;

import org.jspecify.annotations.NullMarked;
