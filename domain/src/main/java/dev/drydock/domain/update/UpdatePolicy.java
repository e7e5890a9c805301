package dev.drydock.domain.update;

import dev.drydock.domain.window.InstallWindows;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The time limit of each state, and the limits of its tries.
 *
 * @param limits one for each {@link Limit}
 * @param restartTries how often a restart, into the new image or back, is asked for at most
 * @param starts how often the device app may be started within one state before the update is given up
 */
public record UpdatePolicy(Map<Limit, Duration> limits, DownloadTries downloads, int restartTries, int starts) {
    /** A zone that changes the side of the date line repeats a day; an hour more for summer time, the rest for slow clocks. */
    private static final Duration LONGEST_REPEAT = Duration.ofDays(2);

    public static final UpdatePolicy STANDARD = new UpdatePolicy(
            Limit.standard(), new DownloadTries(10, Duration.ofSeconds(1), Duration.ofMinutes(5)), 3, 20);

    /** A time that something may take. */
    public enum Limit {
        /** Spent in Waiting before the download begins. */
        START_DELAY(Duration.ZERO),
        /** For one attempt to download, after which it counts as failed. */
        DOWNLOAD(Duration.ofHours(4)),
        /** For Verifying. */
        VERIFY(Duration.ofMinutes(10)),
        /** For Ready to wait for an installing window. */
        WINDOW(Duration.ofDays(7)),
        /** For Installing. */
        INSTALL(Duration.ofHours(1)),
        /** For a restart that was asked for to happen. */
        RESTART(Duration.ofMinutes(10)),
        /** For the health check of the new image. */
        TRIAL(Duration.ofMinutes(10)),
        /** For the boot record to be made final. */
        COMMIT(Duration.ofMinutes(2)),
        /** For the numbers of a committed manifest to be made the device's floor. */
        RAISE(Duration.ofSeconds(30));

        private final Duration standard;

        Limit(Duration standard) {
            this.standard = standard;
        }

        private static Map<Limit, Duration> standard() {
            Map<Limit, Duration> all = new EnumMap<>(Limit.class);
            Arrays.stream(values()).forEach(limit -> all.put(limit, limit.standard));
            return all;
        }
    }

    public UpdatePolicy {
        limits = Collections.unmodifiableMap(new EnumMap<>(limits));
        if (limits.size() < Limit.values().length) {
            throw new IllegalArgumentException("a policy has every limit");
        }
    }

    /** The time that something may take. */
    public Duration limit(Limit limit) {
        return limits.getOrDefault(limit, limit.standard);
    }

    /** The same with another limit. */
    public UpdatePolicy with(Limit limit, Duration time) {
        Map<Limit, Duration> others = new EnumMap<>(limits);
        others.put(limit, time);
        return new UpdatePolicy(others, downloads, restartTries, starts);
    }

    /** The same with other attempts to download. */
    public UpdatePolicy with(DownloadTries others) {
        return new UpdatePolicy(limits, others, restartTries, starts);
    }

    /** The same with time enough in Ready for one of the windows to open, in a week whose clock repeats a whole day, too. */
    public UpdatePolicy waitingFor(InstallWindows windows) {
        Duration needed = windows.longestClosed().plus(LONGEST_REPEAT);
        return needed.compareTo(limit(Limit.WINDOW)) > 0 ? with(Limit.WINDOW, needed) : this;
    }
}
