package dev.drydock.application.device.agent;

import dev.drydock.application.device.trust.KeySetOffer;
import dev.drydock.domain.admission.Decision;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.UpdateEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Accepts or refuses an order that came by direct method. The work itself goes on elsewhere. */
public final class AcceptUpdate {
    /** The longest wait for the report of an acceptance to be ahead of the answer. */
    private static final Duration LONGEST_ACKNOWLEDGEMENT = Duration.ofSeconds(1);

    private final DeviceAgent agent;

    public AcceptUpdate(DeviceAgent agent) {
        this.agent = agent;
    }

    /** Answers within six seconds; the order is durable before the answer says that it was taken. */
    public CompletionStage<OrderAnswer> accept(UpdateOrder order) {
        return accept(order, KeySetOffer.NONE);
    }

    /**
     * The same for an order that brings key sets, which are taken before it.
     *
     * @param keys taken as far as they can be, whatever becomes of the order
     */
    public CompletionStage<OrderAnswer> accept(UpdateOrder order, KeySetOffer keys) {
        return Request.<OrderAnswer>ask(agent, answer -> decide(order, keys, answer), OrderAnswer.NotReady::new);
    }

    private void decide(UpdateOrder order, KeySetOffer keys, CompletableFuture<OrderAnswer> answer) {
        Deciding.Decided decided = agent.runner().decide(order, keys);
        Optional<UpdateEvent> begins = decided.decision().match(new Answering(decided.order(), answer));
        begins.ifPresent(event -> begin(event, order, answer));
    }

    private void begin(UpdateEvent event, UpdateOrder order, CompletableFuture<OrderAnswer> answer) {
        Optional<Reason> notSaved = agent.runner().tryApply(event, memory -> memory);
        if (notSaved.isPresent()) {
            answer.complete(new OrderAnswer.NotReady(notSaved.get()));
            return;
        }
        OrderAnswer taken = new OrderAnswer.Taken(order.id());
        agent.runner().lastReportAhead().whenComplete((done, failure) -> answer.complete(taken));
        agent.ports().deadlines().after(LONGEST_ACKNOWLEDGEMENT, () -> answer.complete(taken));
    }

    /** Answers what begins nothing; the event of what does. */
    private final class Answering implements Decision.Cases<Optional<UpdateEvent>> {
        private final UpdateOrder order;
        private final CompletableFuture<OrderAnswer> answer;

        Answering(UpdateOrder order, CompletableFuture<OrderAnswer> answer) {
            this.order = order;
            this.answer = answer;
        }

        @Override
        public Optional<UpdateEvent> accept(Decision.Accept decision) {
            return Optional.of(agent.runner().accepted(order));
        }

        @Override
        public Optional<UpdateEvent> alreadyInstalled(Decision.AlreadyInstalled decision) {
            return Optional.of(agent.runner().foundInstalled(order, decision));
        }

        @Override
        public Optional<UpdateEvent> renew(Decision.Renew decision) {
            return Optional.of(new UpdateEvent.OrderRenewed(order));
        }

        @Override
        public Optional<UpdateEvent> repeat(Decision.Repeat decision) {
            return answered(new OrderAnswer.Taken(order.id()));
        }

        @Override
        public Optional<UpdateEvent> busy(Decision.Busy decision) {
            String message = "update " + decision.current() + " is under way";
            return answered(new OrderAnswer.Busy(new Reason(ReasonCode.BUSY, message)));
        }

        @Override
        public Optional<UpdateEvent> refuse(Decision.Refuse decision) {
            return answered(new OrderAnswer.Refused(decision.reason()));
        }

        @Override
        public Optional<UpdateEvent> notNow(Decision.NotNow decision) {
            return answered(new OrderAnswer.NotReady(decision.reason()));
        }

        private Optional<UpdateEvent> answered(OrderAnswer given) {
            answer.complete(given);
            return Optional.empty();
        }
    }
}
