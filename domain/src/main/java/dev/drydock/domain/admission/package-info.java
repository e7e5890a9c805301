/** The rules by which a device accepts or refuses an order. */
@NullMarked
package dev.drydock.domain.admission;

import org.jspecify.annotations.NullMarked;
