package dev.drydock.application.fakes.trust;

import dev.drydock.application.device.floor.SecurityCounterStore;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;
import java.util.OptionalInt;

/** A chip that keeps the security counter, and can refuse. */
public final class CounterChip implements SecurityCounterStore {
    private int counter;
    private boolean silent;
    private boolean refusing;

    public int counter() {
        return counter;
    }

    /** Lets it tell nothing. */
    public void silent(boolean isSilent) {
        silent = isSilent;
    }

    /** Lets it take nothing. */
    public void refusing(boolean isRefusing) {
        refusing = isRefusing;
    }

    @Override
    public OptionalInt read() {
        return silent ? OptionalInt.empty() : OptionalInt.of(counter);
    }

    @Override
    public Optional<Reason> raise(int next) {
        if (refusing) {
            return Optional.of(new Reason(ReasonCode.FLOOR_NOT_RAISED, "the chip is busy"));
        }
        counter = Math.max(counter, next);
        return Optional.empty();
    }
}
