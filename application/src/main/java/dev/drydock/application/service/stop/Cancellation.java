package dev.drydock.application.service.stop;

import dev.drydock.application.service.ServicePorts;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.twin.Written;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The cancelling of one update on one device. Runs on the mailbox alone. */
final class Cancellation {
    private final ServicePorts ports;
    private final DeviceTwin twin;
    private final UpdateId id;
    private final Duration timeout;
    private final boolean onlyLeft;

    Cancellation(ServicePorts ports, DeviceTwin twin, UpdateId id, Duration timeout) {
        this.ports = ports;
        this.twin = twin;
        this.id = id;
        this.timeout = timeout;
        this.onlyLeft = left(twin).equals(Optional.of(id)) && !underWay(twin).equals(Optional.of(id));
    }

    /** The update that the device reports to be under way. */
    static Optional<UpdateId> underWay(DeviceTwin twin) {
        return twin.reported()
                .flatMap(Reported::update)
                .filter(update -> !update.isAtRest())
                .flatMap(ReportedUpdate::id);
    }

    /** The update whose order this service left. */
    static Optional<UpdateId> left(DeviceTwin twin) {
        return twin.desired().flatMap(LeftOrder::asOurs).map(UpdateOrder::id);
    }

    /** @param anyOrder whether an order is taken back under whatever id it was left */
    CompletionStage<StopResult> run(boolean anyOrder) {
        if (takesOrdersAsDesiredNow()) {
            return done(new StopResult.NotReached(
                    id, "the device takes orders as desired properties alone and has no method to cancel them"));
        }
        boolean takeBack =
                left(twin).filter(order -> anyOrder || order.equals(id)).isPresent();
        return takeBack
                ? ports.within(timeout, ports.twins().withdraw(twin.id()), new Written.Unreachable(ServicePorts.LATE))
                        .thenCompose(written -> written.match(new AfterWithdrawal()))
                : call();
    }

    /** Such a device has begun what was left for it, and its program dies when the order is taken away. */
    private boolean takesOrdersAsDesiredNow() {
        return twin.presence() != Presence.AWAY
                && twin.reported().filter(Reported::ordersByDesiredAlone).isPresent();
    }

    private CompletionStage<StopResult> call() {
        if (!ports.methods().mayReach(twin)) {
            return done(notThere("the device is not connected"));
        }
        return ports.methods()
                .call(twin.id(), new MethodCall.CancelFirmwareUpdate(id), timeout)
                .thenApplyAsync(outcome -> outcome.match(new AfterCall()), ports.mailbox());
    }

    /** An order that the device had not begun is cancelled by taking it back. */
    private StopResult notThere(String why) {
        return onlyLeft ? new StopResult.Withdrawn(id) : new StopResult.NotReached(id, why);
    }

    private static CompletionStage<StopResult> done(StopResult result) {
        return CompletableFuture.completedFuture(result);
    }

    /** The next step by the result of taking the order back. */
    private final class AfterWithdrawal implements Written.Cases<CompletionStage<StopResult>> {
        @Override
        public CompletionStage<StopResult> done(Written.Done done) {
            return call();
        }

        @Override
        public CompletionStage<StopResult> unknownDevice(Written.UnknownDevice unknown) {
            return call();
        }

        @Override
        public CompletionStage<StopResult> unreachable(Written.Unreachable unreachable) {
            return Cancellation.done(new StopResult.Unreachable(unreachable.why()));
        }
    }

    /** The result by the outcome of the call. */
    private final class AfterCall implements CallOutcome.Cases<StopResult> {
        @Override
        public StopResult answered(CallOutcome.Answered answered) {
            return new StopResult.Answered(id, answered.answer());
        }

        @Override
        public StopResult notConnected(CallOutcome.NotConnected absent) {
            return notThere("the device is not connected");
        }

        @Override
        public StopResult unknownDevice(CallOutcome.UnknownDevice unknown) {
            return notThere("nobody knows such a device");
        }

        @Override
        public StopResult outcomeUnknown(CallOutcome.OutcomeUnknown unknown) {
            return new StopResult.NotReached(id, unknown.why());
        }

        @Override
        public StopResult throttled(CallOutcome.Throttled throttled) {
            return notThere("the transport throttles; try again later");
        }

        @Override
        public StopResult unreachable(CallOutcome.Unreachable unreachable) {
            return new StopResult.Unreachable(unreachable.why());
        }
    }
}
