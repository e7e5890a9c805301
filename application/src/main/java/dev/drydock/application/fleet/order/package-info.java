/** The way of orders to devices, and what comes of it. */
@NullMarked
package dev.drydock.application.fleet.order;

import org.jspecify.annotations.NullMarked;
