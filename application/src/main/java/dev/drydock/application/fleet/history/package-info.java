/** The outcomes of updates, as a fleet remembers them. */
@NullMarked
package dev.drydock.application.fleet.history;

import org.jspecify.annotations.NullMarked;
