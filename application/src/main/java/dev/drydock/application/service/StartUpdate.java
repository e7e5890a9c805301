package dev.drydock.application.service;

import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.service.twin.Written;
import dev.drydock.application.time.BackOff;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Tells a device to update: by calling it, or by leaving the order as desired when the device is not there or nobody knows
 * whether it heard. An order that was left before is taken back first. A transport that is not there is tried again, from the
 * beginning and always with the same update id; a call that may have been heard is not made again.
 */
public final class StartUpdate {
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(10));
    private static final String NOT_CONNECTED = "the device is not connected";

    private final DeviceMethods methods;
    private final DeviceTwins twins;
    private final Deadlines deadlines;

    /** What one attempt comes to. */
    private sealed interface Attempt {
        /** It is over. */
        record Over(StartResult result) implements Attempt {}

        /** Nothing was passed on, so that it can be made again, not before some time. */
        record Again(Duration notBefore, String why) implements Attempt {}
    }

    public StartUpdate(DeviceMethods methods, DeviceTwins twins, Deadlines deadlines) {
        this.methods = methods;
        this.twins = twins;
        this.deadlines = deadlines;
    }

    /** Starts an update; the stage fails for nothing but a bug. */
    public CompletionStage<StartResult> start(DeviceId device, UpdateOrder order, UpdateTerms terms) {
        return start(device, order, terms, 1, Duration.ZERO);
    }

    private CompletionStage<StartResult> start(
            DeviceId device, UpdateOrder order, UpdateTerms terms, int attempt, Duration waited) {
        return readThenTell(device, order, terms).thenCompose(outcome -> {
            if (outcome instanceof Attempt.Over over) {
                return CompletableFuture.completedFuture(over.result());
            }
            Attempt.Again again = (Attempt.Again) outcome;
            Duration own = BACK_OFF.before(attempt + 1);
            Duration pause = own.compareTo(again.notBefore()) < 0 ? again.notBefore() : own;
            Duration total = waited.plus(pause);
            return total.compareTo(terms.reachTimeout()) > 0
                    ? CompletableFuture.completedFuture(new StartResult.Unreachable(again.why()))
                    : pause(pause).thenCompose(passed -> start(device, order, terms, attempt + 1, total));
        });
    }

    private CompletionStage<Attempt> readThenTell(DeviceId device, UpdateOrder order, UpdateTerms terms) {
        return twins.read(device).thenCompose(read -> {
            if (read instanceof TwinRead.Unreachable unreachable) {
                return again(unreachable.why());
            }
            if (read instanceof TwinRead.Found found) {
                return withdrawThenTell(found.twin(), order, terms);
            }
            return terms.newDevice()
                    ? leave(device, order, terms, "nothing was ever heard of it", Optional.empty())
                    : over(new StartResult.UnknownDevice());
        });
    }

    private CompletionStage<Attempt> withdrawThenTell(DeviceTwin twin, UpdateOrder order, UpdateTerms terms) {
        if (!methods.mayReach(twin)) {
            return leave(twin.id(), order, terms, NOT_CONNECTED, Optional.of(twin));
        }
        return twins.withdraw(twin.id())
                .thenCompose(written -> written instanceof Written.Unreachable unreachable
                        ? again(unreachable.why())
                        : call(twin, order, terms));
    }

    private CompletionStage<Attempt> call(DeviceTwin twin, UpdateOrder order, UpdateTerms terms) {
        return methods.call(twin.id(), new MethodCall.FirmwareUpdate(order), terms.callTimeout())
                .thenCompose(outcome -> called(outcome, twin, order, terms));
    }

    private CompletionStage<Attempt> called(
            CallOutcome outcome, DeviceTwin twin, UpdateOrder order, UpdateTerms terms) {
        if (outcome instanceof CallOutcome.Answered answered) {
            return over(new StartResult.Answered(answered.answer(), twin));
        }
        if (outcome instanceof CallOutcome.NotConnected) {
            return leave(twin.id(), order, terms, NOT_CONNECTED, Optional.of(twin));
        }
        if (outcome instanceof CallOutcome.OutcomeUnknown unknown) {
            return terms.leave()
                    ? leave(twin.id(), order, terms, unknown.why(), Optional.of(twin))
                    : over(new StartResult.MayHaveBegun(unknown.why(), twin));
        }
        if (outcome instanceof CallOutcome.Throttled throttled) {
            return CompletableFuture.completedFuture(
                    new Attempt.Again(throttled.after(), "the transport throttles; try again later"));
        }
        return outcome instanceof CallOutcome.Unreachable unreachable
                ? again(unreachable.why())
                : over(new StartResult.UnknownDevice());
    }

    private CompletionStage<Attempt> leave(
            DeviceId device, UpdateOrder order, UpdateTerms terms, String why, Optional<DeviceTwin> twin) {
        if (!terms.leave()) {
            return over(new StartResult.NotThere(why));
        }
        return twins.desire(device, order).thenCompose(written -> {
            if (written instanceof Written.Unreachable unreachable) {
                return again(unreachable.why());
            }
            return over(
                    written instanceof Written.UnknownDevice
                            ? new StartResult.UnknownDevice()
                            : new StartResult.Left(why, twin));
        });
    }

    private CompletionStage<Void> pause(Duration pause) {
        CompletableFuture<Void> passed = new CompletableFuture<>();
        deadlines.afterWithJitter(pause, () -> passed.complete(null));
        return passed;
    }

    private static CompletionStage<Attempt> over(StartResult result) {
        return CompletableFuture.completedFuture(new Attempt.Over(result));
    }

    private static CompletionStage<Attempt> again(String why) {
        return CompletableFuture.completedFuture(new Attempt.Again(Duration.ZERO, why));
    }
}
