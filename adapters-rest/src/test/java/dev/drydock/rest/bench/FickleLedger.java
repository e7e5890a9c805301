package dev.drydock.rest.bench;

import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.memory.InMemoryRolloutLedger;
import java.util.Optional;
import java.util.function.Function;

/** A ledger in memory that fails when it is told to. */
public final class FickleLedger implements RolloutLedger {
    private final InMemoryRolloutLedger memory = new InMemoryRolloutLedger();
    private volatile Optional<RuntimeException> fault = Optional.empty();

    /** Fails from now on. */
    public void fail(RuntimeException with) {
        fault = Optional.of(with);
    }

    /** Does its work again. */
    public void recover() {
        fault = Optional.empty();
    }

    @Override
    public <T> T exchange(Precedence precedence, Function<RolloutBook, T> work) {
        fault.ifPresent(FickleLedger::raise);
        return memory.exchange(precedence, work);
    }

    @Override
    public <T> T read(Function<RolloutView, T> look) {
        fault.ifPresent(FickleLedger::raise);
        return memory.read(look);
    }

    private static void raise(RuntimeException why) {
        throw why;
    }
}
