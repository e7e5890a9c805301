/** The last look at a device before it gets its order. */
@NullMarked
package dev.drydock.application.fleet.claim;

import org.jspecify.annotations.NullMarked;
