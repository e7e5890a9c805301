/** Reasons of refusals and outcomes: a closed set of stable codes. */
@NullMarked
package dev.drydock.domain.reason;

import org.jspecify.annotations.NullMarked;
