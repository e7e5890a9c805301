package dev.drydock.application.service;

import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.follow.Following;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateOrder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Starts an update on a device and follows it as far as the terms say. */
public final class RunUpdate {
    private final StartUpdate start;
    private final FollowUpdate follow;

    public RunUpdate(StartUpdate start, FollowUpdate follow) {
        this.start = start;
        this.follow = follow;
    }

    /** Runs one update; the stage fails for nothing but a bug. */
    public CompletionStage<UpdateResult> run(
            DeviceId device, UpdateOrder order, UpdateTerms terms, UpdateListener listener) {
        return start.start(device, order, terms).thenCompose(result -> {
            if (result instanceof StartResult.Answered answered) {
                listener.answered(device, answered.answer());
                return answered.answer().isTaken()
                        ? follow(device, order, Optional.of(answered.before()), answered.answer(), terms, listener)
                        : done(new UpdateResult.Refused(answered.answer()));
            }
            if (result instanceof StartResult.Left left) {
                listener.left(device, left.why());
                return terms.untilItReturns()
                        ? follow(device, order.id().value(), left.before(), terms, listener)
                        : done(new UpdateResult.LeftForDevice(left.why()));
            }
            if (result instanceof StartResult.MayHaveBegun unsure) {
                return follow(device, order.id().value(), Optional.of(unsure.before()), terms, listener);
            }
            if (result instanceof StartResult.NotThere absent) {
                return done(new UpdateResult.NotThere(absent.why()));
            }
            return result instanceof StartResult.Unreachable unreachable
                    ? done(new UpdateResult.Unreachable(unreachable.why()))
                    : done(new UpdateResult.UnknownDevice());
        });
    }

    private CompletionStage<UpdateResult> follow(
            DeviceId device,
            UpdateOrder order,
            Optional<DeviceTwin> before,
            MethodAnswer answer,
            UpdateTerms terms,
            UpdateListener listener) {
        return follow(device, answer.updateId().orElse(order.id().value()), before, terms, listener);
    }

    private CompletionStage<UpdateResult> follow(
            DeviceId device, String id, Optional<DeviceTwin> before, UpdateTerms terms, UpdateListener listener) {
        Optional<String> formerSuccess = before.flatMap(DeviceTwin::reported).flatMap(Reported::lastFirmwareUpdate);
        Following following = new Following(id, formerSuccess);
        return follow.follow(device, following, terms.giveUpAfter(), sighting -> listener.sighted(device, sighting))
                .thenApply(end -> end.<UpdateResult>map(
                                ended -> new UpdateResult.Ended(ended.ending(), ended.reason(), ended.reported()))
                        .orElseGet(
                                () -> new UpdateResult.NotYetKnown("the update was followed as long as it was to be")));
    }

    private static CompletionStage<UpdateResult> done(UpdateResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
