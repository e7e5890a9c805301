package dev.drydock.application.fleet.run;

import dev.drydock.application.fleet.feed.Gathering;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.time.Deadlines;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Takes turns: when it is woken, a moment after a turn that found something to do, and now and then. Thread-safe. */
final class DueLoop {
    /** The time between turns that find nothing: another server may have changed something. */
    static final Duration IDLE = Duration.ofMillis(250);

    private final Turn turn;
    private final Deadlines deadlines;
    private final Executor executor;
    private final Consumer<LedgerUnavailable> troubles;
    private Deadlines.Pending next = () -> {};
    private int failures;
    private Optional<LedgerUnavailable> trouble = Optional.empty();
    private boolean isTaking;
    private boolean isWoken;
    private boolean isClosed;

    /** One turn. */
    @FunctionalInterface
    interface Turn {
        /** Takes it; whether there was something to do. */
        boolean take();
    }

    DueLoop(Turn turn, Deadlines deadlines, Executor executor, Consumer<LedgerUnavailable> troubles) {
        this.turn = turn;
        this.deadlines = deadlines;
        this.executor = executor;
        this.troubles = troubles;
    }

    /** Takes a turn as soon as it can be. A ledger that was away is left alone until its pause is over. */
    synchronized void wake() {
        if (isClosed || failures > 0) {
            return;
        }
        if (isTaking) {
            isWoken = true;
        } else {
            begin();
        }
    }

    /** Takes no turn any more but for one that goes on. */
    synchronized void close() {
        isClosed = true;
        next.cancel();
    }

    /** The reason for which the last turn has failed; empty when it has not. */
    synchronized Optional<LedgerUnavailable> trouble() {
        return trouble;
    }

    private synchronized void timeOver() {
        if (!isClosed && !isTaking) {
            begin();
        }
    }

    private void begin() {
        next.cancel();
        isTaking = true;
        isWoken = false;
        executor.execute(this::take);
    }

    /** After a failure of any kind it goes on; one that is not of the ledger is the executor's. */
    private void take() {
        boolean isDone = false;
        Optional<LedgerUnavailable> failure = Optional.empty();
        boolean wasBusy = false;
        try {
            wasBusy = turn.take();
            isDone = true;
        } catch (LedgerUnavailable away) {
            failure = Optional.of(away);
            troubles.accept(away);
        } finally {
            taken(isDone, wasBusy, failure);
        }
    }

    private synchronized void taken(boolean isDone, boolean wasBusy, Optional<LedgerUnavailable> failure) {
        trouble = failure;
        isTaking = false;
        failures = isDone ? 0 : failures + 1;
        if (isClosed) {
            return;
        }
        if (!isDone) {
            next = deadlines.afterWithJitter(Gathering.PAUSES.before(failures), this::timeOver);
        } else if (wasBusy || isWoken) {
            begin();
        } else {
            next = deadlines.after(IDLE, this::timeOver);
        }
    }
}
