package dev.drydock.domain.update;

import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Effect.AwaitWindow;
import dev.drydock.domain.update.Effect.SetDeadline;
import dev.drydock.domain.update.Effect.StopWork;
import dev.drydock.domain.update.UpdateEvent.DeadlinePassed;
import dev.drydock.domain.update.UpdateEvent.OrderRenewed;
import dev.drydock.domain.update.UpdateEvent.WindowOpened;
import dev.drydock.domain.update.UpdateEvent.WorkFailed;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import java.util.List;

/** The image is verified and waits for its installing window, which is open at once where none is set. */
public record Ready(Update update) implements Cancellable {
    @Override
    public Stage stage() {
        return Stage.READY;
    }

    @Override
    public List<Effect> resume(UpdatePolicy policy) {
        return List.of(
                new SetDeadline(ticket(), policy.limit(Limit.WINDOW)), new AwaitWindow(ticket(), update.order()));
    }

    @Override
    public Ready startedAgain() {
        return new Ready(update.startedAgain());
    }

    /** Keeps the image; the work stops and begins again with the renewed order. */
    @Override
    public Transition on(OrderRenewed event, UpdatePolicy policy) {
        return bringsManifest(event)
                ? Underway.move(new Ready(update.renewedBy(event.order())), policy, new StopWork())
                : refuse(event);
    }

    @Override
    public Transition on(WindowOpened event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : Underway.enter(new Installing(update.entered()), policy);
    }

    /** The window can no longer open, as when the order's notAfter has passed. */
    @Override
    public Transition on(WorkFailed event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : fail(event.reason(), policy);
    }

    @Override
    public Transition on(DeadlinePassed event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : fail(ReasonCode.WINDOW_MISSED, policy, new StopWork());
    }
}
