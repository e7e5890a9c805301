/** Whether an order is taken, and why not. */
@NullMarked
package dev.drydock.domain.admission;

import org.jspecify.annotations.NullMarked;
