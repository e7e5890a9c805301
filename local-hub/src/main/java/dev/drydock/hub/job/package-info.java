/**
 * Scheduled jobs: one method call or one change of the twin for all devices of a condition, at a set time.
 *
 * <p>Follows "Schedule jobs on multiple devices" of Microsoft's documentation. Where that is silent, this holds: a job that is due
 * at once is queued in the answer and runs right after; a condition that cannot be read fails the job and not the request; a job has
 * completed when every device has been tried, whatever came of it, and its statistics tell the rest; a job that runs can no longer
 * be cancelled.
 *
 * <p>A job that ran when the hub stopped goes on when it starts again, as those of IoT Hub do across its own restarts: devices that
 * had not ended are tried anew, so that a method may reach a device twice.
 */
@NullMarked
package dev.drydock.hub.job;

import org.jspecify.annotations.NullMarked;
