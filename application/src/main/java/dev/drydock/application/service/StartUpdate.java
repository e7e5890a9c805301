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
 * whether it heard. An order that was left before is taken back first. Whatever is repeated bears the same update id.
 */
public final class StartUpdate {
    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(10));

    private final DeviceMethods methods;
    private final DeviceTwins twins;
    private final Deadlines deadlines;

    public StartUpdate(DeviceMethods methods, DeviceTwins twins, Deadlines deadlines) {
        this.methods = methods;
        this.twins = twins;
        this.deadlines = deadlines;
    }

    /** Starts an update; the stage fails for nothing but a bug. */
    public CompletionStage<StartResult> start(DeviceId device, UpdateOrder order, UpdateTerms terms) {
        return twins.read(device).thenCompose(read -> {
            if (read instanceof TwinRead.Unreachable unreachable) {
                return done(new StartResult.Unreachable(unreachable.why()));
            }
            if (read instanceof TwinRead.Found found) {
                return withdrawThenTell(found.twin(), order, terms);
            }
            return terms.newDevice()
                    ? leave(device, order, terms, "nothing was ever heard of it", Optional.empty())
                    : done(new StartResult.UnknownDevice());
        });
    }

    private CompletionStage<StartResult> withdrawThenTell(DeviceTwin twin, UpdateOrder order, UpdateTerms terms) {
        if (twin.connected().equals(Optional.of(false))) {
            return leave(twin.id(), order, terms, "the device is not connected", Optional.of(twin));
        }
        return twins.withdraw(twin.id()).thenCompose(written -> {
            if (written instanceof Written.Unreachable unreachable) {
                return done(new StartResult.Unreachable(unreachable.why()));
            }
            return call(twin, order, terms, 1, Duration.ZERO);
        });
    }

    private CompletionStage<StartResult> call(
            DeviceTwin twin, UpdateOrder order, UpdateTerms terms, int attempt, Duration waited) {
        return methods.call(twin.id(), new MethodCall.FirmwareUpdate(order), terms.callTimeout())
                .thenCompose(outcome -> {
                    if (outcome instanceof CallOutcome.Answered answered) {
                        return done(new StartResult.Answered(answered.answer(), twin));
                    }
                    if (outcome instanceof CallOutcome.NotConnected) {
                        return leave(twin.id(), order, terms, "the device is not connected", Optional.of(twin));
                    }
                    if (outcome instanceof CallOutcome.OutcomeUnknown unknown) {
                        return terms.leave()
                                ? leave(twin.id(), order, terms, unknown.why(), Optional.of(twin))
                                : done(new StartResult.MayHaveBegun(unknown.why(), twin));
                    }
                    if (outcome instanceof CallOutcome.UnknownDevice) {
                        return done(new StartResult.UnknownDevice());
                    }
                    return callAgain(twin, order, terms, attempt, waited, outcome);
                });
    }

    /** The call was not passed on, so that it can be made again. */
    private CompletionStage<StartResult> callAgain(
            DeviceTwin twin, UpdateOrder order, UpdateTerms terms, int attempt, Duration waited, CallOutcome outcome) {
        Duration pause =
                outcome instanceof CallOutcome.Throttled throttled ? throttled.after() : BACK_OFF.before(attempt + 1);
        Duration total = waited.plus(pause);
        if (total.compareTo(terms.reachTimeout()) > 0) {
            String why = outcome instanceof CallOutcome.Unreachable unreachable
                    ? unreachable.why()
                    : "the transport throttles; try again later";
            return done(new StartResult.Unreachable(why));
        }
        CompletableFuture<StartResult> later = new CompletableFuture<>();
        deadlines.afterWithJitter(
                pause,
                () -> call(twin, order, terms, attempt + 1, total).whenComplete((result, bug) -> {
                    if (bug != null) {
                        later.completeExceptionally(bug);
                    } else {
                        later.complete(result);
                    }
                }));
        return later;
    }

    private CompletionStage<StartResult> leave(
            DeviceId device, UpdateOrder order, UpdateTerms terms, String why, Optional<DeviceTwin> twin) {
        if (!terms.leave()) {
            return done(new StartResult.NotThere(why));
        }
        return twins.desire(device, order).thenApply(written -> {
            if (written instanceof Written.Unreachable unreachable) {
                return new StartResult.Unreachable(unreachable.why());
            }
            return written instanceof Written.UnknownDevice
                    ? new StartResult.UnknownDevice()
                    : new StartResult.Left(why, twin);
        });
    }

    private static CompletionStage<StartResult> done(StartResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
