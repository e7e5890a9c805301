/** The operator's own commands: health check, version, restart. */
@NullMarked
package dev.drydock.process;

import org.jspecify.annotations.NullMarked;
