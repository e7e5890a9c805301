/** What a device is told to install, and what it remembers of former orders. */
@NullMarked
package dev.drydock.domain.order;

import org.jspecify.annotations.NullMarked;
