package dev.drydock.application.fleet.intake;

import dev.drydock.application.fleet.engine.RolloutEngine;
import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.fleet.ledger.RolloutBook;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * Takes what devices report: the facts of the fleet and the news of rollouts change in one transaction. A report that comes twice,
 * late, in another order or to several servers counts once.
 */
public final class TakeReports {
    /** The most reports of one transaction, so that a command waits for little. */
    public static final int BATCH = 500;

    private final RolloutLedger ledger;
    private final RolloutEngine engine;
    private final IntakeObserver observer;
    private final IntSupplier hashes;

    /** @param hashes draws 31 bits for a device that is heard of for the first time */
    public TakeReports(RolloutLedger ledger, RolloutEngine engine, IntakeObserver observer, IntSupplier hashes) {
        this.ledger = ledger;
        this.engine = engine;
        this.observer = observer;
        this.hashes = hashes;
    }

    /**
     * Takes reports in the order in which they were heard; when this returns they are durable, and may be acknowledged. One that can
     * never be written is set aside.
     *
     * @throws LedgerUnavailable when they have to be taken again later
     */
    public List<Task> take(List<HeardReport> reports) {
        List<Task> tasks = new ArrayList<>();
        for (int from = 0; from < reports.size(); from += BATCH) {
            tasks.addAll(takeBatch(reports.subList(from, Math.min(from + BATCH, reports.size()))));
        }
        return tasks;
    }

    /** A batch that cannot be written is halved until the report is found that is to blame. */
    private List<Task> takeBatch(List<HeardReport> batch) {
        try {
            Batch.Taken taken = ledger.exchange(book -> exchange(book, batch));
            taken.ofFormerEpochs().forEach(observer::formerEpochHeard);
            return taken.tasks();
        } catch (LedgerUnavailable away) {
            throw away;
        } catch (RuntimeException poison) {
            if (batch.size() == 1) {
                observer.setAside(batch.get(0), poison);
                return List.of();
            }
            List<Task> tasks = new ArrayList<>(takeBatch(batch.subList(0, batch.size() / 2)));
            tasks.addAll(takeBatch(batch.subList(batch.size() / 2, batch.size())));
            return tasks;
        }
    }

    private Batch.Taken exchange(RolloutBook book, List<HeardReport> reports) {
        return new Batch(book, hashes).take(reports, engine);
    }
}
