package dev.drydock.application.fleet.simulate;

import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.RolloutState;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.WaveState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of a dry run.
 *
 * @param end the state of the rollout at the end
 * @param time from the start to the end
 * @param reached the devices that began the update
 * @param orders that were sent or left
 * @param messagesByDay from the first day on
 * @param laneFull the share of the time in which orders waited for the transport, 0 to 1
 */
public record DryRun(
        RolloutState end,
        Duration time,
        Counts counts,
        List<WaveOutcome> waves,
        int reached,
        long orders,
        List<Long> messagesByDay,
        double laneFull,
        List<Progress> progress) {
    /**
     * One wave.
     *
     * @param opened after the start; empty when it never came to its turn
     */
    public record WaveOutcome(int size, WaveState state, Counts counts, Optional<Duration> opened) {}

    /** The members that have ended so far. */
    public record Progress(Duration time, int succeeded, int failed) {}

    /** The members on which the image failed, those that were lost among them. */
    public int failed() {
        return counts.of(Tally.FAILED) + counts.of(Tally.LOST);
    }
}
