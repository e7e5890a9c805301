package dev.drydock.application.service;

import dev.drydock.application.service.call.CallOutcome;
import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.call.MethodCall;
import dev.drydock.application.service.follow.Following;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.application.service.twin.Written;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Cancels what a device was told to do: the order that was left for it is taken back first, then the device is called. */
public final class StopUpdate {
    private final DeviceMethods methods;
    private final DeviceTwins twins;

    public StopUpdate(DeviceMethods methods, DeviceTwins twins) {
        this.methods = methods;
        this.twins = twins;
    }

    /**
     * Cancels an update.
     *
     * @param id the one to cancel; empty for whichever the device has, or is to have
     */
    public CompletionStage<StopResult> stop(DeviceId device, Optional<UpdateId> id, Duration timeout) {
        return twins.read(device).thenCompose(read -> {
            if (read instanceof TwinRead.Unreachable unreachable) {
                return done(new StopResult.Unreachable(unreachable.why()));
            }
            return read instanceof TwinRead.Found found
                    ? withdrawThenCall(found.twin(), id, timeout)
                    : done(new StopResult.UnknownDevice());
        });
    }

    private CompletionStage<StopResult> withdrawThenCall(DeviceTwin twin, Optional<UpdateId> id, Duration timeout) {
        Optional<UpdateId> underWay = underWay(twin);
        Optional<UpdateId> left = twin.desired().map(order -> order.id());
        Optional<UpdateId> target = id.or(() -> underWay).or(() -> left);
        if (target.isEmpty()) {
            return done(new StopResult.NothingToCancel());
        }
        boolean takeBack = left.isPresent() && (id.isEmpty() || left.equals(id));
        CompletionStage<Written> withdrawn =
                takeBack ? twins.withdraw(twin.id()) : CompletableFuture.completedFuture(new Written.Done());
        return withdrawn.thenCompose(written -> {
            if (written instanceof Written.Unreachable unreachable) {
                return done(new StopResult.Unreachable(unreachable.why()));
            }
            boolean onlyLeft = left.equals(target) && !underWay.equals(target);
            return call(twin, target.get(), onlyLeft, timeout);
        });
    }

    private CompletionStage<StopResult> call(DeviceTwin twin, UpdateId id, boolean onlyLeft, Duration timeout) {
        if (!methods.mayReach(twin)) {
            return done(notThere(id, onlyLeft, "the device is not connected"));
        }
        return methods.call(twin.id(), new MethodCall.CancelFirmwareUpdate(id), timeout)
                .thenApply(outcome -> {
                    if (outcome instanceof CallOutcome.Answered answered) {
                        return new StopResult.Answered(id.value(), answered.answer());
                    }
                    if (outcome instanceof CallOutcome.Unreachable unreachable) {
                        return new StopResult.Unreachable(unreachable.why());
                    }
                    if (outcome instanceof CallOutcome.OutcomeUnknown unknown) {
                        return new StopResult.NotReached(id.value(), unknown.why());
                    }
                    return notThere(id, onlyLeft, whyNotPassedOn(outcome));
                });
    }

    private static String whyNotPassedOn(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Throttled) {
            return "the transport throttles; try again later";
        }
        return outcome instanceof CallOutcome.UnknownDevice
                ? "nobody knows such a device"
                : "the device is not connected";
    }

    private static StopResult notThere(UpdateId id, boolean onlyLeft, String why) {
        return onlyLeft ? new StopResult.Withdrawn(id.value()) : new StopResult.NotReached(id.value(), why);
    }

    private static Optional<UpdateId> underWay(DeviceTwin twin) {
        Optional<ReportedUpdate> update = twin.reported().flatMap(Reported::update);
        return update.filter(now -> !Following.isAtRest(now.state()))
                .flatMap(ReportedUpdate::id)
                .map(UpdateId::new);
    }

    private static CompletionStage<StopResult> done(StopResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
