/** When images may be installed. */
@NullMarked
package dev.drydock.domain.window;

import org.jspecify.annotations.NullMarked;
