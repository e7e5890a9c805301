package dev.drydock.application.fleet.run;

import dev.drydock.application.access.KeptAnswers;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.time.Deadlines;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Removes what would only grow, once an hour and at the start: outcomes of updates and rollouts that have ended after the time for which
 * they are kept, answers to requests after theirs. Each transaction removes {@value #SLICE} rows at most, a rollout and its waves beside,
 * and other work is done between two of them.
 */
public final class KeepHouse implements AutoCloseable {
    /** The most rows that one transaction removes. */
    public static final int SLICE = 500;

    private static final Duration INTERVAL = Duration.ofHours(1);

    private final RolloutLedger ledger;
    private final KeptAnswers answers;
    private final Duration keep;
    private final Supplier<Instant> clock;
    private final Deadlines deadlines;
    private final Executor executor;
    private final Consumer<LedgerUnavailable> troubles;
    private Deadlines.Pending next = () -> {};
    private boolean isClosed;

    /**
     * Housekeeping that has not begun.
     *
     * @param keep the time for which outcomes are kept, by the wall clock, and rollouts, by the server's time
     * @param clock the wall clock
     * @param executor does one thing after the other
     * @param troubles is told when the ledger is away; the next round makes up for it
     */
    public KeepHouse(
            RolloutLedger ledger,
            KeptAnswers answers,
            Duration keep,
            Supplier<Instant> clock,
            Deadlines deadlines,
            Executor executor,
            Consumer<LedgerUnavailable> troubles) {
        this.ledger = ledger;
        this.answers = answers;
        this.keep = keep;
        this.clock = clock;
        this.deadlines = deadlines;
        this.executor = executor;
        this.troubles = troubles;
    }

    /** Begins a round; others follow. */
    public synchronized void start() {
        if (!isClosed) {
            next = deadlines.afterWithJitter(INTERVAL, this::start);
            executor.execute(this::removeOutcomes);
        }
    }

    private void removeOutcomes() {
        Instant time = clock.get().minus(keep);
        slice(
                () -> ledger.exchange(book -> book.outcomes().removeBefore(time, SLICE)) == SLICE,
                this::removeOutcomes,
                this::removeRollouts);
    }

    private void removeRollouts() {
        slice(() -> ledger.exchange(this::shrinkOldest), this::removeRollouts, this::removeAnswers);
    }

    /** Members first, in as many transactions as it takes; whether there was something to remove. */
    private boolean shrinkOldest(RolloutBook book) {
        Optional<RolloutEntry> found = book.outdated(book.time() - keep.toMillis());
        // Another server may have been quicker.
        found.map(RolloutEntry::id).flatMap(book::rollout).map(RolloutEntry::id).ifPresent(id -> {
            if (book.removeMembers(id, SLICE) < SLICE) {
                book.removeWaves(id);
                book.remove(id);
            }
        });
        return found.isPresent();
    }

    private void removeAnswers() {
        Instant time = clock.get().minus(KeptAnswers.KEPT);
        slice(() -> answers.removeBefore(time, SLICE) == SLICE, this::removeAnswers, () -> {});
    }

    /** @param removal whether there may be more to remove */
    private void slice(BooleanSupplier removal, Runnable again, Runnable afterwards) {
        if (isClosed()) {
            return;
        }
        try {
            follow(removal.getAsBoolean() ? again : afterwards);
        } catch (LedgerUnavailable away) {
            troubles.accept(away);
        }
    }

    private synchronized boolean isClosed() {
        return isClosed;
    }

    private synchronized void follow(Runnable work) {
        if (!isClosed) {
            executor.execute(work);
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        next.cancel();
    }
}
