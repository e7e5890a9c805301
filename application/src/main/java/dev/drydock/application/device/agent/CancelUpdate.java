package dev.drydock.application.device.agent;

import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateEvent;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Cancels an update while that can be done without harm. */
public final class CancelUpdate {
    private final DeviceAgent agent;

    public CancelUpdate(DeviceAgent agent) {
        this.agent = agent;
    }

    /** Cancels the update, or makes sure that one with this id never starts. */
    public CompletionStage<CancelAnswer> cancel(UpdateId id) {
        return Request.<CancelAnswer>ask(agent, answer -> decide(id, answer), CancelAnswer.NotReady::new);
    }

    private void decide(UpdateId id, CompletableFuture<CancelAnswer> answer) {
        Optional<Underway> underway = agent.runner().state().underway();
        answer.complete(underway.map(work -> whileWorking(id, work)).orElseGet(() -> atRest(id)));
    }

    private CancelAnswer whileWorking(UpdateId id, Underway underway) {
        if (underway.id().equals(id)) {
            return underway.isCancellable()
                    ? saved(agent.runner().tryApply(new UpdateEvent.CancelRequested(id), memory -> memory))
                    : refused(ReasonCode.PAST_NO_RETURN);
        }
        if (isKnown(id)) {
            return new CancelAnswer.Cancelled();
        }
        return remember(id)
                .<CancelAnswer>map(CancelAnswer.NotReady::new)
                .orElseGet(() -> refused(ReasonCode.NOT_THIS_UPDATE));
    }

    private CancelAnswer atRest(UpdateId id) {
        return isKnown(id) ? new CancelAnswer.Cancelled() : saved(remember(id));
    }

    private boolean isKnown(UpdateId id) {
        return agent.runner().memory().ledger().find(id).isPresent();
    }

    private Optional<Reason> remember(UpdateId id) {
        UpdateRunner runner = agent.runner();
        return runner.save(runner.memory().withLedger(runner.memory().ledger().withCancelled(id)));
    }

    private static CancelAnswer saved(Optional<Reason> notSaved) {
        return notSaved.<CancelAnswer>map(CancelAnswer.NotReady::new).orElseGet(CancelAnswer.Cancelled::new);
    }

    private static CancelAnswer refused(ReasonCode code) {
        return new CancelAnswer.Refused(Reason.of(code));
    }
}
