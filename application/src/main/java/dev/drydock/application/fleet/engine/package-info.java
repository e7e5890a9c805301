/** The engine of rollouts: what members, waves and rollouts make of reports, answers, commands and the time, in one transaction each. */
@NullMarked
package dev.drydock.application.fleet.engine;

import org.jspecify.annotations.NullMarked;
