/** Orders as they cross the network. */
@NullMarked
package dev.drydock.protocol.order;

import org.jspecify.annotations.NullMarked;
