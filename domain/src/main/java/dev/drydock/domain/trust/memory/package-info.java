/** The things that a device remembers of signed documents. */
@NullMarked
package dev.drydock.domain.trust.memory;

import org.jspecify.annotations.NullMarked;
