package dev.drydock.application.fleet.ledger;

import dev.drydock.domain.wave.Wave;
import java.util.OptionalLong;

/**
 * A wave in the ledger.
 *
 * @param number from 0
 * @param soakDue the server's time at which its soak is over
 * @param patienceDue the server's time at which the patience with it is over
 */
public record WaveEntry(int number, Wave wave, OptionalLong soakDue, OptionalLong patienceDue) {
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
