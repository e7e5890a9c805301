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
        implements StopResult.Cases<CompletionStage<String>> {
    @Override
    public CompletionStage<String> answered(StopResult.Answered answered) {
        return answered.answer().isTaken()
                ? end("Update " + id + " of " + device + " is cancelled: its image was served by this command.")
                : end("Update " + id + " of " + device + " goes on by itself ("
                        + answered.answer().wire().status() + "); follow it with 'drydock show " + device
                        + "'.");
    }

    @Override
    public CompletionStage<String> withdrawn(StopResult.Withdrawn withdrawn) {
        return end("The order of update " + id + " for " + device
                + " is taken back: its image was served by this command.");
    }

    @Override
    public CompletionStage<String> nothingToCancel(StopResult.NothingToCancel nothing) {
        return end(device + " has no update any more.");
    }

    @Override
    public CompletionStage<String> notOurs(StopResult.NotOurs foreign) {
        return end("The order that lies ready for " + device + " was left by another program, and stays.");
    }

    @Override
    public CompletionStage<String> notReached(StopResult.NotReached notReached) {
        return lost(notReached.why());
    }

    /** A device that never reported may have an order all the same. */
    @Override
    public CompletionStage<String> unknownDevice(StopResult.UnknownDevice unknown) {
        return twins.withdraw(device)
                .thenCompose(written -> written.match(new Written.Cases<>() {
                    @Override
                    public CompletionStage<String> done(Written.Done done) {
                        return withdrawn(new StopResult.Withdrawn(id));
                    }

                    @Override
                    public CompletionStage<String> unknownDevice(Written.UnknownDevice nobody) {
                        return end("Nothing is known of " + device + "; no order lies ready for it.");
                    }

                    @Override
                    public CompletionStage<String> unreachable(Written.Unreachable unreachable) {
                        return lost(unreachable.why());
                    }
                }));
    }

    @Override
    public CompletionStage<String> unreachable(StopResult.Unreachable unreachable) {
        return lost(unreachable.why());
    }

    private CompletionStage<String> lost(String why) {
        return end("Update " + id + " of " + device + " could not be taken back (" + why + "): it fails when " + device
                + " fetches its image, which this command served. Take it back with 'drydock cancel " + device
                + "'.");
    }

    private static CompletionStage<String> end(String sentence) {
        return CompletableFuture.completedFuture(sentence);
    }
}
