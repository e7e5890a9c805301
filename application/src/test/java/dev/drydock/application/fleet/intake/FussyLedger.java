package dev.drydock.application.fleet.intake;

import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.domain.device.DeviceId;
import java.util.Optional;
import java.util.function.Function;

/** A ledger that may be away, and that cannot write one device. */
final class FussyLedger implements RolloutLedger {
    private final RolloutLedger sound;
    boolean isAway;
    Optional<DeviceId> poison = Optional.empty();

    FussyLedger(RolloutLedger sound) {
        this.sound = sound;
    }

    @Override
    public <T> T exchange(Precedence precedence, Function<RolloutBook, T> work) {
        return sound.exchange(precedence, book -> {
            T result = work.apply(book);
            if (isAway) {
                throw new LedgerUnavailable("away", new IllegalStateException());
            }
            if (!book.fleet().devices(poison.stream().toList()).isEmpty()) {
                throw new IllegalArgumentException("cannot be written");
            }
            return result;
        });
    }

    @Override
    public <T> T read(Function<RolloutView, T> look) {
        return sound.read(look);
    }
}
