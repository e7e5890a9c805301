package dev.drydock.application.fleet.simulate;

import dev.drydock.domain.member.Tally;
import dev.drydock.domain.member.terms.Failure;
import dev.drydock.domain.rollout.RolloutState;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.WaveState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The outcome of a dry run.
 *
 * @param end the state of the rollout at the end
 * @param time from the start to the end
 * @param reached the devices that began the update
 * @param installed the devices that began to install the image
 * @param failures the members that failed, by the reason that they reported; those that were lost are not among them
 * @param stop the stop by the gate; empty when there was none
 * @param orders that were sent or left
 * @param messagesByDay from the first day on
 * @param quota the messages that the transport takes in a day; empty when there is no limit
 * @param waits the time for which devices of open waves waited for a lane
 * @param wayBack the devices that got another image; empty when the rollout was not rolled back
 */
public record DryRun(
        RolloutState end,
        Duration time,
        Counts counts,
        List<WaveOutcome> waves,
        int reached,
        int installed,
        Map<Failure, Integer> failures,
        Optional<Stop> stop,
        long orders,
        List<Long> messagesByDay,
        OptionalLong quota,
        Map<Lane, Duration> waits,
        List<Progress> progress,
        Optional<Counts> wayBack) {
    /**
     * One wave.
     *
     * @param opened after the start; empty when it never came to its turn
     */
    public record WaveOutcome(int size, WaveState state, Counts counts, Optional<Duration> opened) {}

    /**
     * The stop by the gate.
     *
     * @param wave its number, from 0
     * @param outcomes in that wave until then
     * @param failures among them
     * @param time after the start
     */
    public record Stop(int wave, Rule rule, int outcomes, int failures, Duration time) {}

    /** The rules by which the gate stops a rollout. */
    public enum Rule {
        SEQUENTIAL_TEST,
        STOP_AFTER,
        MAX_FAILED
    }

    /** The members that have ended so far. */
    public record Progress(Duration time, int succeeded, int failed) {}

    /** The messages of the busiest day. */
    public long busiestDay() {
        return messagesByDay.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Whether a day had more messages than the transport takes. */
    public boolean isOverQuota() {
        return quota.isPresent() && busiestDay() > quota.getAsLong();
    }

    /** The lane that binds: a quota that is too small, or else what devices waited for longest; empty when they waited for none. */
    public Optional<Lane> binding() {
        if (isOverQuota()) {
            return Optional.of(Lane.QUOTA);
        }
        return waits.entrySet().stream()
                .filter(wait -> wait.getValue().toSeconds() > 0)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    /** The members on which the image failed, those that were lost among them. */
    public int failed() {
        return counts.of(Tally.FAILED) + counts.of(Tally.LOST);
    }
}
