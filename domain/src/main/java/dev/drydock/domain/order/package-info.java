/** Orders, and the memory of former ones. */
@NullMarked
package dev.drydock.domain.order;

import org.jspecify.annotations.NullMarked;
