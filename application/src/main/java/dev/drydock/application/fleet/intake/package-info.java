/** The intake of reports: what devices tell becomes facts of the fleet, and news of rollouts. */
@NullMarked
package dev.drydock.application.fleet.intake;

import org.jspecify.annotations.NullMarked;
