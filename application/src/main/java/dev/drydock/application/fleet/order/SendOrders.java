package dev.drydock.application.fleet.order;

import dev.drydock.application.fleet.engine.OrderLane;
import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.feed.DesiredOrders;
import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.application.fleet.ledger.RolloutLedger;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.ServiceTransport;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Performs the tasks of rollouts: sends orders, leaves and withdraws them, cancels updates and reads reports. What cannot be done now is
 * asked for again by the rollout. Thread-safe.
 */
public final class SendOrders {
    private final RolloutLedger ledger;
    private final OrderLines lines = new OrderLines();
    private final OrderTraffic traffic;
    private final Dispatch dispatch;

    /**
     * The sender of a server.
     *
     * @param desired what is known to stand in the desired state of devices
     * @param outcomes takes what becomes of orders
     * @param reports takes reports that were read
     * @param hasRoom is run when there is room for orders that was not there
     * @param clock the wall clock
     */
    public SendOrders(
            ServiceTransport transport,
            RolloutLedger ledger,
            DesiredOrders desired,
            ImagePlaces places,
            Outcomes outcomes,
            Consumer<HeardReport> reports,
            Deadlines deadlines,
            Runnable hasRoom,
            Supplier<Instant> clock) {
        this.ledger = ledger;
        this.traffic = new OrderTraffic(deadlines, hasRoom);
        this.dispatch = new Dispatch(
                transport,
                traffic,
                places,
                new Dispatch.Sinks(outcomes, reports),
                new DesiredWriting(transport.twins(), desired, new Strangers(ledger, desired)),
                deadlines,
                clock);
    }

    /** The way to the devices. */
    public OrderLane lane() {
        return traffic;
    }

    /** Begins with tasks, and returns; those of one device are performed in their order. */
    public void perform(List<Task> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        Briefing briefing = ledger.read(view -> Briefing.of(view, tasks));
        tasks.forEach(task -> lines.add(task.device(), () -> dispatch.perform(task, briefing)));
    }
}
