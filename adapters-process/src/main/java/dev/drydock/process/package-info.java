/** The operator's own commands: health check, version, restart, installer. */
@NullMarked
package dev.drydock.process;

import org.jspecify.annotations.NullMarked;
