package dev.drydock.domain.update;

import dev.drydock.domain.window.InstallWindows;
import java.time.Duration;

/**
 * The time limit of each state, and the limits of its tries.
 *
 * @param startDelay spent in Waiting before the download begins
 * @param download for one attempt to download, after which it counts as failed
 * @param verify for Verifying
 * @param window for Ready to wait for an installing window
 * @param install for Installing
 * @param restart for a restart that was asked for to happen
 * @param trial for the health check of the new image
 * @param commit for the boot record to be made final
 * @param downloadAttempts how often the download is begun at most
 * @param firstBackOff the delay after the first failed attempt; each further one doubles it
 * @param longestBackOff what the delay grows to at most
 * @param restartTries how often a restart, into the new image or back, is asked for at most
 * @param starts how often the device app may be started within one state before the update is given up
 */
public record UpdatePolicy(
        Duration startDelay,
        Duration download,
        Duration verify,
        Duration window,
        Duration install,
        Duration restart,
        Duration trial,
        Duration commit,
        int downloadAttempts,
        Duration firstBackOff,
        Duration longestBackOff,
        int restartTries,
        int starts) {

    /** A zone that changes the side of the date line repeats a day; an hour more for summer time, the rest for slow clocks. */
    private static final Duration LONGEST_REPEAT = Duration.ofDays(2);

    public static final UpdatePolicy STANDARD = new UpdatePolicy(
            Duration.ZERO,
            Duration.ofHours(4),
            Duration.ofMinutes(10),
            Duration.ofDays(7),
            Duration.ofHours(1),
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Duration.ofMinutes(2),
            10,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            3,
            20);

    /** The same with time enough in Ready for one of the windows to open, in a week whose clock repeats a whole day, too. */
    public UpdatePolicy waitingFor(InstallWindows windows) {
        Duration needed = windows.longestClosed().plus(LONGEST_REPEAT);
        return new UpdatePolicy(
                startDelay,
                download,
                verify,
                needed.compareTo(window) > 0 ? needed : window,
                install,
                restart,
                trial,
                commit,
                downloadAttempts,
                firstBackOff,
                longestBackOff,
                restartTries,
                starts);
    }

    /** The delay, before jitter, that precedes an attempt: nothing before the first. */
    public Duration backOffBefore(int attempt) {
        if (attempt <= 1) {
            return Duration.ZERO;
        }
        int doublings = Math.min(attempt - 2, 30);
        Duration delay = firstBackOff.multipliedBy(1L << doublings);
        return delay.compareTo(longestBackOff) < 0 ? delay : longestBackOff;
    }
}
