/** Main classes that run in a process of their own. */
@NullMarked
package dev.drydock.bench.child;

import org.jspecify.annotations.NullMarked;
