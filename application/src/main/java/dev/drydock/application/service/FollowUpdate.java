package dev.drydock.application.service;

import dev.drydock.application.service.follow.Following;
import dev.drydock.application.service.follow.LatestTwins;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.time.TimeLimit;
import dev.drydock.domain.device.DeviceId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Follows one update by a device's reports, to its end or until it is given up. */
public final class FollowUpdate {
    private final ServicePorts ports;

    public FollowUpdate(ServicePorts ports) {
        this.ports = ports;
    }

    /**
     * Follows until the update has ended.
     *
     * @param limit when to stop
     * @return how the update ended, or {@link UpdateResult.NotYetKnown}
     */
    public CompletionStage<UpdateResult> follow(
            DeviceId device, Following following, TimeLimit limit, Consumer<Sighting> listener) {
        CompletableFuture<UpdateResult> end = new CompletableFuture<>();
        LatestTwins latest = new LatestTwins(ports.mailbox(), twin -> {
            if (!end.isDone()) {
                observe(twin, following, listener, end);
            }
        });
        limit.whenOver(() -> ports.mailbox()
                .execute(() ->
                        end.complete(new UpdateResult.NotYetKnown("the update was followed as long as it was to be"))));
        DeviceTwins.Watch watch = ports.twins().watch(device, latest::add);
        return end.whenComplete((result, bug) -> watch.close());
    }

    /** A bug ends the following, loudly. */
    private static void observe(
            DeviceTwin twin, Following following, Consumer<Sighting> listener, CompletableFuture<UpdateResult> end) {
        try {
            twin.reported().flatMap(following::observe).ifPresent(sighting -> {
                listener.accept(sighting);
                sighting.match(ENDS).ifPresent(end::complete);
            });
        } catch (RuntimeException | Error bug) {
            end.completeExceptionally(bug);
            throw bug;
        }
    }

    private static final Sighting.Cases<Optional<UpdateResult>> ENDS = new Sighting.Cases<>() {
        @Override
        public Optional<UpdateResult> changed(Sighting.Changed changed) {
            return Optional.empty();
        }

        @Override
        public Optional<UpdateResult> progressed(Sighting.Progressed progressed) {
            return Optional.empty();
        }

        @Override
        public Optional<UpdateResult> ended(Sighting.Ended ended) {
            return Optional.of(new UpdateResult.Ended(ended.ending(), ended.reason(), ended.reported()));
        }

        @Override
        public Optional<UpdateResult> notAsOrdered(Sighting.NotAsOrdered other) {
            return Optional.of(new UpdateResult.NotAsOrdered(other.why(), other.reported()));
        }
    };
}
