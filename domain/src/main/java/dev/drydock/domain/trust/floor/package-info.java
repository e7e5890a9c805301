/** The numbers below which a device takes nothing. */
@NullMarked
package dev.drydock.domain.trust.floor;

import org.jspecify.annotations.NullMarked;
