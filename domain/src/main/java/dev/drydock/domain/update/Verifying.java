package dev.drydock.domain.update;

import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Effect.SetDeadline;
import dev.drydock.domain.update.Effect.StopWork;
import dev.drydock.domain.update.Effect.Verify;
import dev.drydock.domain.update.UpdateEvent.DeadlinePassed;
import dev.drydock.domain.update.UpdateEvent.ImageVerified;
import dev.drydock.domain.update.UpdateEvent.OrderRenewed;
import dev.drydock.domain.update.UpdateEvent.WorkFailed;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import java.util.List;

/** The downloaded image is compared with the order. */
public record Verifying(Update update, ImageMeasure measured) implements Cancellable {
    @Override
    public Stage stage() {
        return Stage.VERIFYING;
    }

    @Override
    public List<Effect> resume(UpdatePolicy policy) {
        return List.of(
                new SetDeadline(ticket(), policy.limit(Limit.VERIFY)), new Verify(ticket(), update.order(), measured));
    }

    @Override
    public Verifying startedAgain() {
        return new Verifying(update.startedAgain(), measured);
    }

    /** Keeps the image; the work stops and begins again with the renewed order. */
    @Override
    public Transition on(OrderRenewed event, UpdatePolicy policy) {
        return bringsManifest(event)
                ? Underway.move(new Verifying(update.renewedBy(event.order()), measured), policy, new StopWork())
                : refuse(event);
    }

    @Override
    public Transition on(ImageVerified event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : Underway.enter(new Ready(update.entered()), policy);
    }

    @Override
    public Transition on(WorkFailed event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : fail(event.reason(), policy);
    }

    @Override
    public Transition on(DeadlinePassed event, UpdatePolicy policy) {
        return isStale(event) ? refuse(event) : fail(ReasonCode.VERIFY_TIMEOUT, policy, new StopWork());
    }
}
