package dev.drydock.application.service;

import dev.drydock.application.service.follow.Following;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.device.DeviceId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Follows one update by a device's reports, to its end or until it is given up. */
public final class FollowUpdate {
    private final DeviceTwins twins;
    private final Deadlines deadlines;

    public FollowUpdate(DeviceTwins twins, Deadlines deadlines) {
        this.twins = twins;
        this.deadlines = deadlines;
    }

    /**
     * Follows until the update has ended.
     *
     * @param giveUpAfter when to stop; empty for never
     * @return how it ended; empty when it was given up
     */
    public CompletionStage<Optional<Sighting.Ended>> follow(
            DeviceId device, Following following, Optional<Duration> giveUpAfter, Consumer<Sighting> listener) {
        CompletableFuture<Optional<Sighting.Ended>> end = new CompletableFuture<>();
        Optional<Deadlines.Pending> giveUp =
                giveUpAfter.map(time -> deadlines.after(time, () -> end.complete(Optional.empty())));
        DeviceTwins.Watch watch = twins.watch(
                device,
                twin -> twin.reported().flatMap(following::observe).ifPresent(sighting -> {
                    listener.accept(sighting);
                    if (sighting instanceof Sighting.Ended ended) {
                        end.complete(Optional.of(ended));
                    }
                }));
        return end.whenComplete((result, bug) -> {
            watch.close();
            giveUp.ifPresent(Deadlines.Pending::cancel);
        });
    }
}
