package dev.drydock.application.fleet.order;

import dev.drydock.application.fleet.engine.Task;
import dev.drydock.application.fleet.image.FleetImage;
import dev.drydock.application.fleet.inventory.KnownDevice;
import dev.drydock.application.fleet.ledger.RolloutEntry;
import dev.drydock.application.fleet.ledger.RolloutView;
import dev.drydock.application.fleet.plan.PlannedManifest;
import dev.drydock.application.fleet.plan.RolloutImage;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.member.terms.Ordering;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.rollout.RolloutId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that has to be known to perform some tasks.
 *
 * @param images that the rollouts bring, where they are in the inventory
 */
record Briefing(
        Map<RolloutId, RolloutEntry> rollouts, Map<RolloutId, FleetImage> images, Map<DeviceId, KnownDevice> devices) {
    static Briefing of(RolloutView view, Collection<Task> tasks) {
        Map<RolloutId, RolloutEntry> rollouts = new HashMap<>();
        Map<RolloutId, FleetImage> images = new HashMap<>();
        for (Task task : tasks) {
            if (!rollouts.containsKey(task.rollout())) {
                view.rollout(task.rollout()).ifPresent(rollout -> {
                    rollouts.put(rollout.id(), rollout);
                    rollout.plan()
                            .image()
                            .map(RolloutImage::name)
                            .flatMap(view.images()::image)
                            .ifPresent(image -> images.put(rollout.id(), image));
                });
            }
        }
        return new Briefing(
                rollouts,
                images,
                view.fleet().devices(tasks.stream().map(Task::device).collect(Collectors.toSet())));
    }

    /** The order of an attempt; empty when the image is no longer there, or its manifest. */
    Optional<UpdateOrder> order(RolloutId rollout, int attempt, ImagePlaces places) {
        Optional<FleetImage> image = Optional.ofNullable(images.get(rollout));
        Optional<UpdateOrder> order = image.map(known -> order(rollout.order(attempt), known, places));
        return planned(rollout)
                .map(identity -> image.flatMap(known -> known.manifest(identity))
                        .flatMap(manifest -> order.map(it -> it.with(Optional.of(manifest.statement())))))
                .orElse(order);
    }

    private static UpdateOrder order(UpdateId id, FleetImage image, ImagePlaces places) {
        return new UpdateOrder(
                id,
                places.of(image),
                Optional.of(image.version()),
                Optional.of(image.size()),
                Optional.of(image.digest()),
                Optional.empty());
    }

    /** The identity of the manifest that a rollout sends. */
    private Optional<Digest> planned(RolloutId rollout) {
        return Optional.ofNullable(rollouts.get(rollout))
                .flatMap(known -> known.plan().image())
                .flatMap(RolloutImage::manifest)
                .map(PlannedManifest::identity);
    }

    /** Whether a call would be in vain: the device is known to be away, and can be told otherwise. */
    boolean isCallInVain(Task task) {
        boolean isAway = Optional.ofNullable(devices.get(task.device()))
                .filter(device -> !device.facts().connected())
                .isPresent();
        return isAway
                && Optional.ofNullable(rollouts.get(task.rollout()))
                        .filter(rollout -> rollout.plan().members().ordering() != Ordering.CALLS)
                        .isPresent();
    }
}
