/** The key sets that a device is offered, apart from orders. */
@NullMarked
package dev.drydock.application.device.keyset;

import org.jspecify.annotations.NullMarked;
