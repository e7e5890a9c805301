/** Calls of direct methods. */
@NullMarked
package dev.drydock.application.service.call;

import org.jspecify.annotations.NullMarked;
