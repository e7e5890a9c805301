package dev.drydock.application.fleet.ledger;

import dev.drydock.domain.member.Tally;
import dev.drydock.domain.wave.Counts;
import dev.drydock.domain.wave.Wave;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A wave in the ledger.
 *
 * @param number from 0
 * @param soakDue the server's time at which its soak is over
 * @param patienceDue the server's time at which the patience with it is over
 */
public record WaveEntry(int number, Wave wave, OptionalLong soakDue, OptionalLong patienceDue) {
    /** A wave that has not come to its turn, with so many members. */
    public static WaveEntry held(int number, int members) {
        return new WaveEntry(
                number, Wave.held(Counts.of(Tally.HELD, members)), OptionalLong.empty(), OptionalLong.empty());
    }

    /** The members of several waves by tally. */
    public static Counts counts(List<WaveEntry> waves) {
        Counts counts = Counts.NONE;
        for (WaveEntry entry : waves) {
            counts = counts.plus(entry.wave.counts());
        }
        return counts;
    }

    /** The first of a rollout's waves that has neither passed nor is without members. */
    public static Optional<WaveEntry> open(List<WaveEntry> waves) {
        return waves.stream().filter(entry -> !entry.wave.state().hasPassed()).findFirst();
    }

    public WaveEntry with(Wave next) {
        return new WaveEntry(number, next, soakDue, patienceDue);
    }

    public WaveEntry soakingUntil(OptionalLong time) {
        return new WaveEntry(number, wave, time, patienceDue);
    }

    public WaveEntry patientUntil(OptionalLong time) {
        return new WaveEntry(number, wave, soakDue, time);
    }
}
