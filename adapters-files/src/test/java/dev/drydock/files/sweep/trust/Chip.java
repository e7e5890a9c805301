package dev.drydock.files.sweep.trust;

import dev.drydock.application.device.floor.SecurityCounterStore;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A chip that keeps the security counter, apart from the disk. A busy one refuses each number once. */
public final class Chip implements SecurityCounterStore {
    private final boolean busy;
    private final Set<Integer> refused = new HashSet<>();
    private int counter;

    public Chip(Trusting trusting) {
        this.busy = trusting.hasBusyChip();
    }

    public Chip copy(Trusting trusting) {
        Chip copy = new Chip(trusting);
        copy.counter = counter;
        copy.refused.addAll(refused);
        return copy;
    }

    public int counter() {
        return counter;
    }

    @Override
    public OptionalInt read() {
        return OptionalInt.of(counter);
    }

    @Override
    public Optional<Reason> raise(int next) {
        if (busy && refused.add(next)) {
            return Optional.of(new Reason(ReasonCode.FLOOR_NOT_RAISED, "the chip is busy"));
        }
        counter = Math.max(counter, next);
        return Optional.empty();
    }

    /** Its state. */
    public Object memory() {
        return List.of(counter, Set.copyOf(refused));
    }
}
