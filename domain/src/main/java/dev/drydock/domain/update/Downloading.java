package dev.drydock.domain.update;

import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Effect.Download;
import dev.drydock.domain.update.Effect.SetDeadline;
import dev.drydock.domain.update.Effect.SetRetryDelay;
import dev.drydock.domain.update.Effect.StopWork;
import dev.drydock.domain.update.UpdateEvent.DeadlinePassed;
import dev.drydock.domain.update.UpdateEvent.ImageDownloaded;
import dev.drydock.domain.update.UpdateEvent.OfWork;
import dev.drydock.domain.update.UpdateEvent.OrderRenewed;
import dev.drydock.domain.update.UpdateEvent.WorkFailed;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Bytes arrive in the slot that does not run, or the delay before the next attempt is being spent.
 *
 * @param attempt counted from 1
 * @param delay what is waited, before jitter, until this attempt begins; empty once it has begun
 */
public record Downloading(Update update, int attempt, Optional<Duration> delay) implements Cancellable {
    static Downloading first(Update update) {
        return new Downloading(update.entered(), 1, Optional.empty());
    }

    @Override
    public Stage stage() {
        return Stage.DOWNLOADING;
    }

    @Override
    public List<Effect> resume(UpdatePolicy policy) {
        if (delay.isPresent()) {
            return List.of(new SetRetryDelay(ticket(), delay.get()));
        }
        return List.of(
                new SetDeadline(ticket(), policy.limit(Limit.DOWNLOAD)),
                new Download(ticket(), update.order(), update.target()));
    }

    @Override
    public Downloading startedAgain() {
        return new Downloading(update.startedAgain(), attempt, delay);
    }

    /** The fetching is broken off and goes on, from the byte it had reached, with the new URI. */
    @Override
    public Transition on(OrderRenewed event, UpdatePolicy policy) {
        if (!event.order().id().equals(id())) {
            return refuse(event);
        }
        Downloading renewed = new Downloading(update.renewedBy(event.order()), attempt, delay);
        return Underway.move(renewed, policy, new StopWork());
    }

    @Override
    public Transition on(ImageDownloaded event, UpdatePolicy policy) {
        return isOfNoWork(event)
                ? refuse(event)
                : Underway.enter(new Verifying(update.entered(), event.measured()), policy);
    }

    @Override
    public Transition on(WorkFailed event, UpdatePolicy policy) {
        if (isOfNoWork(event)) {
            return refuse(event);
        }
        return event.reason().code().retried()
                ? again(event.reason(), event.notBefore(), policy)
                : fail(event.reason(), policy);
    }

    @Override
    public Transition on(DeadlinePassed event, UpdatePolicy policy) {
        if (isStale(event)) {
            return refuse(event);
        }
        return delay.isPresent()
                ? Underway.enter(new Downloading(update, attempt, Optional.empty()), policy)
                : again(Reason.of(ReasonCode.DOWNLOAD_TIMEOUT), Duration.ZERO, policy, new StopWork());
    }

    /** While the delay is spent nothing works, so that whatever reports a result is late. */
    private boolean isOfNoWork(OfWork event) {
        return isStale(event) || delay.isPresent();
    }

    private Transition again(Reason reason, Duration notBefore, UpdatePolicy policy, Effect... first) {
        if (attempt >= policy.downloads().most()) {
            return fail(reason, policy, first);
        }
        Duration own = policy.downloads().backOffBefore(attempt + 1);
        Duration asked = notBefore.compareTo(policy.downloads().longestBackOff()) < 0
                ? notBefore
                : policy.downloads().longestBackOff();
        Duration wait = own.compareTo(asked) < 0 ? asked : own;
        return Underway.enter(new Downloading(update, attempt + 1, Optional.of(wait)), policy, first);
    }
}
