package dev.drydock.application.fleet.feed;

import java.time.Duration;

/** The pace at which a feed asks for twins, so that what a transport bears is not used up. */
public interface TwinPace {
    /** The time between two readings of those twins whose devices are under way. */
    Duration CLOSER = Duration.ofSeconds(5);

    /**
     * The time until all twins are read again.
     *
     * @param devices that were read just now
     * @param areSomeUnderWay whether rollouts wait for devices
     */
    Duration untilAll(int devices, boolean areSomeUnderWay);

    /** The number of devices under way whose twins are read now, 0 or more; they count as read. */
    int closer(int wanted);

    /** The most twins that are read closer at a time; 0 for a transport that tells of each change by itself. */
    int mostCloser();

    /** The pace of a transport that tells of each change by itself. */
    static TwinPace every(Duration period) {
        return new TwinPace() {
            @Override
            public Duration untilAll(int devices, boolean areSomeUnderWay) {
                return period;
            }

            @Override
            public int closer(int wanted) {
                return 0;
            }

            @Override
            public int mostCloser() {
                return 0;
            }
        };
    }
}
