/** Command lines: where values come from, how faults are shown, which status a run ends with. */
@NullMarked
package dev.drydock.bootstrap.commandline.parsing;

import org.jspecify.annotations.NullMarked;
