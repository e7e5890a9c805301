/** Processes, brokers and files of benchmarks, all of which end with them. */
@NullMarked
package dev.drydock.bench.rig;

import org.jspecify.annotations.NullMarked;
