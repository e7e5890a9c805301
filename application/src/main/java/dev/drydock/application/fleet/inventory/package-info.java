/** The devices of a fleet, as their reports and operators describe them. */
@NullMarked
package dev.drydock.application.fleet.inventory;

import org.jspecify.annotations.NullMarked;
