package dev.drydock.application.fleet.feed;

import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.member.terms.BackOff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * A place where things are collected until there are many, or for a moment, and taken together in one transaction, in the order in which
 * they came. While the ledger cannot be reached they are kept. Thread-safe.
 */
public final class Gathering<T> {
    /** The time for which things are collected where nothing goes on; in a burst they collect while others are taken. */
    static final Duration TOGETHER = Duration.ofMillis(2);

    /** The times after which a ledger is asked again that could not be reached. */
    public static final BackOff PAUSES = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final int most;
    private final Consumer<List<T>> taker;
    private final Deadlines deadlines;
    private final Executor executor;
    private final Consumer<LedgerUnavailable> troubles;
    private final List<T> waiting = new ArrayList<>();
    private int failures;
    private Optional<LedgerUnavailable> trouble = Optional.empty();
    /** The next step: none, a moment that is waited for, or a transaction. */
    private Phase phase = Phase.IDLE;

    private enum Phase {
        IDLE,
        COLLECTING,
        TAKING,
        /** The last one has failed. */
        PAUSING
    }

    /**
     * A place where nothing is.
     *
     * @param most the largest number that is taken together
     * @param taker of things; what it throws keeps them
     * @param executor of the transactions
     * @param troubles is told of each attempt that failed
     */
    public Gathering(
            int most,
            Consumer<List<T>> taker,
            Deadlines deadlines,
            Executor executor,
            Consumer<LedgerUnavailable> troubles) {
        this.most = most;
        this.taker = taker;
        this.deadlines = deadlines;
        this.executor = executor;
        this.troubles = troubles;
    }

    /** Takes one more. */
    public synchronized void add(T one) {
        waiting.add(one);
        if (phase == Phase.IDLE) {
            phase = Phase.COLLECTING;
            deadlines.after(TOGETHER, this::collected);
        }
        if (phase == Phase.COLLECTING && waiting.size() >= most) {
            begin();
        }
    }

    /** The reason for which what was collected is still kept: the last attempt to take it has failed. */
    public synchronized Optional<LedgerUnavailable> trouble() {
        return trouble;
    }

    private synchronized void collected() {
        if (phase == Phase.COLLECTING) {
            begin();
        }
    }

    private void begin() {
        phase = Phase.TAKING;
        executor.execute(this::takeAll);
    }

    /** After a failure of any kind it is tried again, so that none stops what comes; one that is not of the ledger is the executor's. */
    private void takeAll() {
        boolean isDone = false;
        try {
            for (List<T> batch = next(); !batch.isEmpty(); batch = next()) {
                taker.accept(batch);
                forget(batch.size());
            }
            isDone = true;
        } catch (LedgerUnavailable away) {
            keep(away);
            troubles.accept(away);
        } finally {
            if (!isDone) {
                pause();
            }
        }
    }

    /** The next ones, which are kept until they have been taken; none when there are none. */
    private synchronized List<T> next() {
        if (waiting.isEmpty()) {
            phase = Phase.IDLE;
        }
        return List.copyOf(waiting.subList(0, Math.min(most, waiting.size())));
    }

    private synchronized void forget(int number) {
        waiting.subList(0, number).clear();
        failures = 0;
        trouble = Optional.empty();
    }

    private synchronized void keep(LedgerUnavailable away) {
        trouble = Optional.of(away);
    }

    private synchronized void pause() {
        phase = Phase.PAUSING;
        failures++;
        deadlines.afterWithJitter(PAUSES.before(failures), this::tryAgain);
    }

    private synchronized void tryAgain() {
        begin();
    }
}
