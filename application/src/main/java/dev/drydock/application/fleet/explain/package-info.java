/** The answers to why a device is where it is. */
@NullMarked
package dev.drydock.application.fleet.explain;

import org.jspecify.annotations.NullMarked;
