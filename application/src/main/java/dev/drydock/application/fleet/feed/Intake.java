package dev.drydock.application.fleet.feed;

import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.intake.TakeReports;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.member.terms.BackOff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Collects reports until there are many, or for a moment, and takes them in one transaction; they are acknowledged after that. While
 * the ledger cannot be reached they are kept, and not acknowledged.
 */
public final class Intake implements ReportFeed.Listener {
    /** The time for which reports are collected. */
    static final Duration TOGETHER = Duration.ofMillis(20);

    /** The times after which a ledger is asked again that could not be reached. */
    static final BackOff PAUSES = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30));

    private final TakeReports take;
    private final Deadlines deadlines;
    private final Executor executor;
    private final Consumer<List<Task>> tasks;
    private final Consumer<LedgerUnavailable> troubles;
    private final List<ReportFeed.Delivery> waiting = new ArrayList<>();
    private int failures;
    /** The next step: none, a moment that is waited for, or a transaction. */
    private Phase phase = Phase.IDLE;

    private boolean hasCaughtUp;

    private enum Phase {
        IDLE,
        COLLECTING,
        TAKING,
        /** The last one has failed. */
        PAUSING
    }

    /**
     * An intake that has heard nothing.
     *
     * @param executor of the transactions
     * @param tasks takes what follows from reports
     * @param troubles is told of each attempt that failed
     */
    public Intake(
            TakeReports take,
            Deadlines deadlines,
            Executor executor,
            Consumer<List<Task>> tasks,
            Consumer<LedgerUnavailable> troubles) {
        this.take = take;
        this.deadlines = deadlines;
        this.executor = executor;
        this.tasks = tasks;
        this.troubles = troubles;
    }

    /** Whether the fleet has been heard since the last interruption: before that no device's silence means anything. */
    public synchronized boolean hasCaughtUp() {
        return hasCaughtUp;
    }

    @Override
    public synchronized void heard(ReportFeed.Delivery delivery) {
        waiting.add(delivery);
        if (phase == Phase.IDLE) {
            phase = Phase.COLLECTING;
            deadlines.after(TOGETHER, this::collected);
        }
        if (phase == Phase.COLLECTING && waiting.size() >= TakeReports.BATCH) {
            begin();
        }
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

    /** After a failure of any kind it is tried again, so that none stops the intake; one that is not of the ledger is the executor's. */
    private void takeAll() {
        boolean isDone = false;
        try {
            for (List<ReportFeed.Delivery> batch = next(); !batch.isEmpty(); batch = next()) {
                take(batch);
            }
            isDone = true;
        } catch (LedgerUnavailable away) {
            troubles.accept(away);
        } finally {
            if (!isDone) {
                pause();
            }
        }
    }

    /** The next reports, which are kept until they have been taken; none when there are none. */
    private synchronized List<ReportFeed.Delivery> next() {
        if (waiting.isEmpty()) {
            phase = Phase.IDLE;
        }
        return List.copyOf(waiting.subList(0, Math.min(TakeReports.BATCH, waiting.size())));
    }

    private void take(List<ReportFeed.Delivery> batch) {
        List<Task> follow =
                take.take(batch.stream().map(ReportFeed.Delivery::report).toList());
        forget(batch.size());
        batch.forEach(ReportFeed.Delivery::acknowledge);
        tasks.accept(follow);
    }

    private synchronized void forget(int number) {
        waiting.subList(0, number).clear();
        failures = 0;
    }

    private synchronized void pause() {
        phase = Phase.PAUSING;
        failures++;
        deadlines.afterWithJitter(PAUSES.before(failures), this::tryAgain);
    }

    private synchronized void tryAgain() {
        begin();
    }

    @Override
    public synchronized void caughtUp() {
        hasCaughtUp = true;
    }

    @Override
    public synchronized void interrupted() {
        hasCaughtUp = false;
    }
}
