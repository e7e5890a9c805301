package dev.drydock.application.device.agent;

import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A question to the agent that is answered in time: by the mailbox, or by a refusal when the mailbox is full or has not come to
 * it. A question that was refused for lack of time is not decided any more.
 */
final class Request<A> {
    /** The longest wait of a caller for the decision of the mailbox. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final CompletableFuture<A> answer = new CompletableFuture<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    private Request() {}

    static <A> CompletionStage<A> ask(
            DeviceAgent agent, Consumer<CompletableFuture<A>> decide, Function<Reason, A> notReady) {
        Request<A> request = new Request<>();
        boolean taken = agent.runner().offer(() -> {
            if (!request.begun.compareAndSet(false, true)) {
                return;
            }
            Optional<Reason> wait = agent.runner().state().notReady();
            if (wait.isPresent()) {
                request.answer.complete(notReady.apply(wait.get()));
            } else {
                request.decide(decide, notReady);
            }
        });
        if (!taken) {
            return CompletableFuture.completedFuture(notReady.apply(because("too many requests wait; try again")));
        }
        agent.ports().deadlines().after(LONGEST_WAIT, () -> {
            if (request.begun.compareAndSet(false, true)) {
                request.answer.complete(notReady.apply(because("the device had no time to decide; try again")));
            }
        });
        return request.answer;
    }

    /** A caller is answered even when there is a bug. */
    private void decide(Consumer<CompletableFuture<A>> decide, Function<Reason, A> notReady) {
        try {
            decide.accept(answer);
        } catch (RuntimeException | Error bug) {
            answer.complete(notReady.apply(because("the device app has a fault; it has to be started again")));
            throw bug;
        }
    }

    private static Reason because(String message) {
        return new Reason(ReasonCode.NOT_READY, message);
    }
}
