/** Removing devices that are gone. */
@NullMarked
package dev.drydock.application.service.forget;

import org.jspecify.annotations.NullMarked;
