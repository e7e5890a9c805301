package dev.drydock.application.device.agent;

import dev.drydock.domain.admission.Decision;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.UpdateEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Takes an order that came by direct method, or says why not. The work itself goes on elsewhere. */
public final class AcceptUpdate {
    /** How long an acceptance waits for the transport to acknowledge the report of it. */
    private static final Duration LONGEST_ACKNOWLEDGEMENT = Duration.ofSeconds(1);

    private final DeviceAgent agent;

    public AcceptUpdate(DeviceAgent agent) {
        this.agent = agent;
    }

    /** Answers within six seconds; the order is durable before the answer says that it was taken. */
    public CompletionStage<OrderAnswer> accept(UpdateOrder order) {
        return Request.<OrderAnswer>ask(agent, answer -> decide(order, answer), OrderAnswer.NotReady::new);
    }

    private void decide(UpdateOrder order, CompletableFuture<OrderAnswer> answer) {
        Decision decision = agent.runner().decide(order);
        if (decision instanceof Decision.Accept) {
            begin(agent.runner().accepted(order), order, answer);
        } else if (decision instanceof Decision.AlreadyInstalled found) {
            begin(agent.runner().foundInstalled(order, found), order, answer);
        } else if (decision instanceof Decision.Renew) {
            begin(new UpdateEvent.OrderRenewed(order), order, answer);
        } else if (decision instanceof Decision.Repeat) {
            answer.complete(new OrderAnswer.Taken(order.id()));
        } else if (decision instanceof Decision.Busy busy) {
            answer.complete(
                    new OrderAnswer.Busy(new Reason(ReasonCode.BUSY, "update " + busy.current() + " is under way")));
        } else if (decision instanceof Decision.Refuse refused) {
            answer.complete(new OrderAnswer.Refused(refused.reason()));
        } else if (decision instanceof Decision.NotNow notNow) {
            answer.complete(new OrderAnswer.NotReady(notNow.reason()));
        }
    }

    private void begin(UpdateEvent event, UpdateOrder order, CompletableFuture<OrderAnswer> answer) {
        Optional<Reason> notSaved = agent.runner().tryApply(event, ledger -> ledger);
        if (notSaved.isPresent()) {
            answer.complete(new OrderAnswer.NotReady(notSaved.get()));
            return;
        }
        OrderAnswer taken = new OrderAnswer.Taken(order.id());
        agent.runner().lastReport().whenComplete((done, failure) -> answer.complete(taken));
        agent.ports().deadlines().after(LONGEST_ACKNOWLEDGEMENT, () -> answer.complete(taken));
    }
}
