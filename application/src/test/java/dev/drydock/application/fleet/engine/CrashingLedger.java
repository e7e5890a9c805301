package dev.drydock.application.fleet.engine;

import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.fleet.ledger.RolloutView;
import java.util.Random;
import java.util.function.Function;

/** A ledger that crashes now and then, before the commit or after it. */
final class CrashingLedger implements RolloutLedger {
    private static final int RARELY = 40;

    private final RolloutLedger sound;
    private final Random dice;
    boolean isCalm;

    CrashingLedger(RolloutLedger sound, Random dice) {
        this.sound = sound;
        this.dice = dice;
    }

    @Override
    public <T> T exchange(Precedence precedence, Function<RolloutBook, T> work) {
        int luck = isCalm ? -1 : dice.nextInt(RARELY);
        T done = sound.exchange(precedence, book -> {
            T result = work.apply(book);
            crashIf(luck == 0);
            return result;
        });
        crashIf(luck == 1);
        return done;
    }

    private static void crashIf(boolean unlucky) {
        if (unlucky) {
            throw new LedgerUnavailable("crashed on purpose", new IllegalStateException());
        }
    }

    @Override
    public <T> T read(Function<RolloutView, T> look) {
        return sound.read(look);
    }
}
