/** The benchmarks, one class each. */
@NullMarked
package dev.drydock.bench.measure;

import org.jspecify.annotations.NullMarked;
