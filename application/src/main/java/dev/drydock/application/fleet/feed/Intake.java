package dev.drydock.application.fleet.feed;

import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.fleet.intake.TakeReports;
import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.application.time.Deadlines;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Takes reports together, each transaction some hundred of them; they are acknowledged after that. */
public final class Intake {
    private final TakeReports take;
    private final Consumer<List<Task>> tasks;
    private final Gathering<Item> gathering;

    /** A report, or a place between reports; and what is done once it has been taken. */
    private record Item(Optional<HeardReport> report, Runnable taken) {}

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
        this.tasks = tasks;
        this.gathering = new Gathering<>(TakeReports.BATCH, this::take, deadlines, executor, troubles);
    }

    /** A report has come. */
    public void heard(ReportFeed.Delivery delivery) {
        gathering.add(new Item(Optional.of(delivery.report()), delivery::acknowledge));
    }

    /** Runs something once everything that was heard until now is durable. */
    public void whenTaken(Runnable action) {
        gathering.add(new Item(Optional.empty(), action));
    }

    /** The reason for which reports that were heard wait to be durable; empty while they become so. */
    public Optional<LedgerUnavailable> trouble() {
        return gathering.trouble();
    }

    private void take(List<Item> batch) {
        List<Task> follow =
                take.take(batch.stream().flatMap(item -> item.report().stream()).toList());
        batch.forEach(item -> item.taken().run());
        tasks.accept(follow);
    }
}
