/** Commands of the operator: health check, version, restart, installer. */
@NullMarked
package dev.drydock.process;

import org.jspecify.annotations.NullMarked;
