package dev.drydock.application.service.forget;

import dev.drydock.application.service.ServicePorts;
import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.service.twin.Written;
import dev.drydock.domain.device.DeviceId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Removes what is kept of a device. A device that seems to be connected is asked for a sign of life first, as its presence may be
 * left over: when it does not answer, it is gone.
 */
public final class ForgetDevice {
    /** The longest wait for a device that seems to be connected, and for the transport. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The call itself may take longer: an outcome that comes before the patience ends is a fault, not silence. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(15);

    private final ServicePorts ports;

    public ForgetDevice(ServicePorts ports) {
        this.ports = ports;
    }

    /**
     * Removes a device.
     *
     * @param force remove it without asking
     */
    public CompletionStage<ForgetResult> forget(DeviceId device, boolean force) {
        return ports.within(PATIENCE, ports.twins().read(device), new TwinRead.Unreachable(ServicePorts.LATE))
                .thenCompose(read -> read.match(new AfterReading(force)));
    }

    private CompletionStage<ForgetResult> remove(DeviceId device) {
        return ports.within(PATIENCE, ports.twins().forget(device), new Written.Unreachable(ServicePorts.LATE))
                .thenApply(written -> written.match(AFTER_REMOVAL));
    }

    private CompletionStage<ForgetResult> askThenRemove(DeviceTwin twin) {
        CompletionStage<Optional<CallOutcome>> answer = ports.methods()
                .call(twin.id(), new MethodCall.SignOfLife(), LONGEST_CALL)
                .thenApply(Optional::of);
        return ports.within(PATIENCE, answer, Optional.<CallOutcome>empty())
                .thenCompose(outcome -> outcome.map(known -> known.match(new AfterCall(twin.id())))
                        .orElseGet(() -> remove(twin.id())));
    }

    private static CompletionStage<ForgetResult> done(ForgetResult result) {
        return CompletableFuture.completedFuture(result);
    }

    private static final Written.Cases<ForgetResult> AFTER_REMOVAL = new Written.Cases<>() {
        @Override
        public ForgetResult done(Written.Done done) {
            return new ForgetResult.Forgotten();
        }

        @Override
        public ForgetResult unknownDevice(Written.UnknownDevice unknown) {
            return new ForgetResult.Forgotten();
        }

        @Override
        public ForgetResult unreachable(Written.Unreachable unreachable) {
            return new ForgetResult.Unreachable(unreachable.why());
        }
    };

    /** The next step by what is known of the device. */
    private final class AfterReading implements TwinRead.Cases<CompletionStage<ForgetResult>> {
        private final boolean force;

        AfterReading(boolean force) {
            this.force = force;
        }

        @Override
        public CompletionStage<ForgetResult> found(TwinRead.Found found) {
            return !force && found.twin().presence() == Presence.CONNECTED
                    ? askThenRemove(found.twin())
                    : remove(found.twin().id());
        }

        @Override
        public CompletionStage<ForgetResult> unknownDevice(TwinRead.UnknownDevice unknown) {
            return done(new ForgetResult.UnknownDevice());
        }

        @Override
        public CompletionStage<ForgetResult> unreachable(TwinRead.Unreachable unreachable) {
            return done(new ForgetResult.Unreachable(unreachable.why()));
        }
    }

    /** The next step by the outcome of the question. */
    private final class AfterCall implements CallOutcome.Cases<CompletionStage<ForgetResult>> {
        private final DeviceId device;

        AfterCall(DeviceId device) {
            this.device = device;
        }

        @Override
        public CompletionStage<ForgetResult> answered(CallOutcome.Answered answered) {
            return done(new ForgetResult.StillThere());
        }

        @Override
        public CompletionStage<ForgetResult> notConnected(CallOutcome.NotConnected absent) {
            return remove(device);
        }

        @Override
        public CompletionStage<ForgetResult> unknownDevice(CallOutcome.UnknownDevice unknown) {
            return done(new ForgetResult.UnknownDevice());
        }

        @Override
        public CompletionStage<ForgetResult> outcomeUnknown(CallOutcome.OutcomeUnknown unknown) {
            return done(new ForgetResult.NotAsked(unknown.why()));
        }

        @Override
        public CompletionStage<ForgetResult> throttled(CallOutcome.Throttled throttled) {
            return done(new ForgetResult.NotAsked("the transport throttles; try again later"));
        }

        @Override
        public CompletionStage<ForgetResult> unreachable(CallOutcome.Unreachable unreachable) {
            return done(new ForgetResult.Unreachable(unreachable.why()));
        }
    }
}
