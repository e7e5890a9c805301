/** What a benchmark needs around it: processes, a broker, files; nothing of it is left behind. */
@NullMarked
package dev.drydock.bench.rig;

import org.jspecify.annotations.NullMarked;
