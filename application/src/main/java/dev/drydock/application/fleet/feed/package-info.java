/** The reports of a fleet as they come, on their way into the ledger. */
@NullMarked
package dev.drydock.application.fleet.feed;

import org.jspecify.annotations.NullMarked;
