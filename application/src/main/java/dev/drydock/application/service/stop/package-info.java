/** Cancelling updates. */
@NullMarked
package dev.drydock.application.service.stop;

import org.jspecify.annotations.NullMarked;
