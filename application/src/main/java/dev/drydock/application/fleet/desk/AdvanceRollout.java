package dev.drydock.application.fleet.desk;

import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.WaveEntry;
import dev.drydock.domain.rollout.Refusal;
import dev.drydock.domain.wave.WaveEvent;
import java.util.List;
import java.util.Optional;

/** Lets the next wave begin, within the transaction of a command. */
final class AdvanceRollout {
    private final RolloutEngine engine;
    private final RolloutBook book;

    AdvanceRollout(RolloutEngine engine, RolloutBook book) {
        this.engine = engine;
        this.book = book;
    }

    /** Whether one of the waves waits for an operator's word. */
    static boolean isAwaited(List<WaveEntry> waves) {
        return WaveEntry.open(waves)
                .map(wave -> wave.wave().state())
                .filter(state -> state.isAsking() || state.isUndecided())
                .isPresent();
    }

    /** @param acceptsUndecided whether a wave may pass without a verdict */
    Answer<Optional<Refusal>> advance(RolloutEntry rollout, boolean acceptsUndecided) {
        if (!rollout.state().givesOrders()) {
            return new Answer.Done<>(Optional.of(Refusal.NOT_NOW));
        }
        Optional<WaveEntry> open = WaveEntry.open(book.waves(rollout.id()));
        if (open.filter(wave -> wave.wave().state().isAsking()).isPresent()) {
            return done(rollout, open.get(), new WaveEvent.BeginAllowed());
        }
        Optional<WaveEntry> undecided = open.filter(wave -> wave.wave().state().isUndecided());
        if (undecided.isEmpty()) {
            return refused(rollout, "no wave waits for an operator's word; 'drydock rollout status' tells for what");
        }
        return acceptsUndecided
                ? done(rollout, undecided.get(), new WaveEvent.UndecidedAccepted())
                : refused(
                        rollout,
                        "wave " + (undecided.get().number() + 1)
                                + " has too few outcomes for a verdict: accept that (--accept-undecided), or wait for more");
    }

    private Answer<Optional<Refusal>> done(RolloutEntry rollout, WaveEntry wave, WaveEvent event) {
        engine.wave(book, rollout, wave.number(), event);
        return new Answer.Done<>(Optional.empty());
    }

    private static Answer<Optional<Refusal>> refused(RolloutEntry rollout, String why) {
        return new Answer.Objected<>(
                Objection.REFUSED, "rollout " + rollout.plan().name() + ": " + why);
    }
}
