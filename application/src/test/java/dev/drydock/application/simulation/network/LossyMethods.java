package dev.drydock.application.simulation.network;

import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.device.DeviceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Calls that may never arrive, or whose answers may not. */
final class LossyMethods implements DeviceMethods {
    private final ServiceEnd end;
    private final List<CompletableFuture<CallOutcome>> underWay = new ArrayList<>();

    LossyMethods(ServiceEnd end) {
        this.end = end;
    }

    @Override
    public CompletionStage<CallOutcome> call(DeviceId device, MethodCall call, Duration timeout) {
        CompletableFuture<CallOutcome> outcome = new CompletableFuture<>();
        underWay.add(outcome);
        if (!end.isUp()) {
            later(outcome, new CallOutcome.Unreachable("there is no connection"));
        } else if (end.network.throttles()) {
            later(outcome, new CallOutcome.Throttled(end.network.dice.seconds(1, 30)));
        } else {
            List<MethodCall> passed = new ArrayList<>();
            end.network.carrier.carry("call", () -> {
                passed.forEach(end.network::calledAgain);
                passed.add(call);
                pass(call, outcome);
            });
        }
        Deadlines.Pending giveUp =
                end.process.after(timeout, () -> outcome.complete(new CallOutcome.OutcomeUnknown("no answer in time")));
        return outcome.whenComplete((result, bug) -> {
            underWay.remove(outcome);
            giveUp.cancel();
            end.network.chronicle.happened("call " + result.getClass().getSimpleName());
        });
    }

    @Override
    public boolean mayReach(DeviceTwin twin) {
        return !end.network.tellsPresence() || twin.presence() != Presence.AWAY;
    }

    /** The connection broke: nobody knows what became of the calls under way. */
    void lost() {
        List.copyOf(underWay)
                .forEach(outcome -> outcome.complete(new CallOutcome.OutcomeUnknown("the connection broke")));
    }

    private void pass(MethodCall call, CompletableFuture<CallOutcome> outcome) {
        Optional<Session> session = end.network.session();
        if (!end.network.knowsDevice()) {
            end.network.carrier.carry("answer", () -> take(outcome, new CallOutcome.UnknownDevice()));
        } else if (session.isEmpty()) {
            end.network.carrier.carry("answer", () -> take(outcome, new CallOutcome.NotConnected()));
        } else {
            session.get().end.receive(session.get(), call, answer -> take(outcome, new CallOutcome.Answered(answer)));
        }
    }

    private void take(CompletableFuture<CallOutcome> outcome, CallOutcome answer) {
        if (end.isUp()) {
            end.process.run(() -> outcome.complete(answer));
        }
    }

    private void later(CompletableFuture<CallOutcome> outcome, CallOutcome answer) {
        end.process.after(Duration.ofMillis(50), () -> outcome.complete(answer));
    }
}
