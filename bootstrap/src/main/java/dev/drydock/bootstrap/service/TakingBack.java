package dev.drydock.bootstrap.service;

import dev.drydock.application.service.stop.StopResult;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.Written;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Sentences on orders that were to be taken back. */
record TakingBack(DeviceId device, UpdateId id, DeviceTwins twins)
        implements StopResult.Cases<CompletionStage<TakenBack>> {
    @Override
    public CompletionStage<TakenBack> answered(StopResult.Answered answered) {
        return answered.answer().isTaken()
                ? end(true, "Update " + id + " of " + device + " is cancelled: its image was served by this command.")
                : end(
                        false,
                        "Update " + id + " of " + device + " goes on by itself ("
                                + answered.answer().wire().status() + "); follow it with 'drydock show " + device
                                + "'.");
    }

    @Override
    public CompletionStage<TakenBack> withdrawn(StopResult.Withdrawn withdrawn) {
        return end(
                true,
                "The order of update " + id + " for " + device
                        + " is taken back: its image was served by this command.");
    }

    @Override
    public CompletionStage<TakenBack> nothingToCancel(StopResult.NothingToCancel nothing) {
        return end(true, device + " has no update any more.");
    }

    @Override
    public CompletionStage<TakenBack> notOurs(StopResult.NotOurs foreign) {
        return end(true, "The order that lies ready for " + device + " was left by another program, and stays.");
    }

    @Override
    public CompletionStage<TakenBack> notReached(StopResult.NotReached notReached) {
        return lost(notReached.why());
    }

    /** A device that never reported may have an order all the same. */
    @Override
    public CompletionStage<TakenBack> unknownDevice(StopResult.UnknownDevice unknown) {
        return twins.withdraw(device)
                .thenCompose(written -> written.match(new Written.Cases<>() {
                    @Override
                    public CompletionStage<TakenBack> done(Written.Done done) {
                        return withdrawn(new StopResult.Withdrawn(id));
                    }

                    @Override
                    public CompletionStage<TakenBack> unknownDevice(Written.UnknownDevice nobody) {
                        return end(true, "Nothing is known of " + device + "; no order lies ready for it.");
                    }

                    @Override
                    public CompletionStage<TakenBack> unreachable(Written.Unreachable unreachable) {
                        return lost(unreachable.why());
                    }
                }));
    }

    @Override
    public CompletionStage<TakenBack> unreachable(StopResult.Unreachable unreachable) {
        return lost(unreachable.why());
    }

    private CompletionStage<TakenBack> lost(String why) {
        return end(
                false,
                "Update " + id + " of " + device + " could not be taken back (" + why + "): it fails when " + device
                        + " fetches its image, which this command served. Take it back with 'drydock cancel " + device
                        + "'.");
    }

    private static CompletionStage<TakenBack> end(boolean isGone, String sentence) {
        return CompletableFuture.completedFuture(new TakenBack(isGone, sentence));
    }
}
