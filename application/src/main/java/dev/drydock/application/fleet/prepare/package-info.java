/** The beginning of a rollout: its devices are chosen, and written as members. */
@NullMarked
package dev.drydock.application.fleet.prepare;

import org.jspecify.annotations.NullMarked;
