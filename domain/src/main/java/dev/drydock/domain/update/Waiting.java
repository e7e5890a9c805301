package dev.drydock.domain.update;

import dev.drydock.domain.update.Effect.SetDeadline;
import dev.drydock.domain.update.UpdateEvent.DeadlinePassed;
import dev.drydock.domain.update.UpdateEvent.OrderRenewed;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import java.util.List;

/** An order was accepted, and its start time has not come. */
public record Waiting(Update update) implements Cancellable {
    @Override
    public Stage stage() {
        return Stage.WAITING;
    }

    @Override
    public List<Effect> resume(UpdatePolicy policy) {
        return List.of(new SetDeadline(ticket(), policy.limit(Limit.START_DELAY)));
    }

    @Override
    public Waiting startedAgain() {
        return new Waiting(update.startedAgain());
    }

    @Override
    public Transition on(OrderRenewed event, UpdatePolicy policy) {
        if (!event.order().id().equals(id())) {
            return refuse(event);
        }
        return Underway.move(new Waiting(update.renewedBy(event.order())), policy);
    }

    @Override
    public Transition on(DeadlinePassed event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : Underway.enter(Downloading.first(update), policy);
    }
}
