package dev.drydock.bootstrap.service;

import dev.drydock.application.service.UpdateListener;
import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.follow.Sighting;
import dev.drydock.application.service.stop.StopUpdate;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.protocol.text.Plain;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The orders whose image is served by the command that gave them. They cannot outlive the command: those whose device still needs
 * the image are taken back before it ends, or the user is told that they could not be.
 */
public final class ServedOrders implements UpdateListener {
    private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(10);

    /** The states before the image is on the device; the first is the tutorial's. */
    private static final Set<String> BEFORE_THE_IMAGE_IS_THERE = Set.of("standBy", "waiting", "downloading");

    private final UpdateListener view;
    private final StopUpdate stopUpdate;
    private final DeviceTwins twins;
    private final PrintStream log;
    private final Map<DeviceId, UpdateId> needing = new ConcurrentHashMap<>();

    /**
     * No orders yet.
     *
     * @param view told everything, too
     */
    public ServedOrders(UpdateListener view, StopUpdate stopUpdate, DeviceTwins twins, PrintStream log) {
        this.twins = twins;
        this.view = view;
        this.stopUpdate = stopUpdate;
        this.log = log;
    }

    /** An order is about to be given. */
    public void given(DeviceId device, UpdateId id) {
        needing.put(device, id);
    }

    /** A result is there; the order may lie ready for the device, or be under way, all the same. */
    public void ended(DeviceId device, UpdateResult result) {
        if (!result.match(new MayGoOn())) {
            needing.remove(device);
        }
    }

    /** Whether a device still needs the image. */
    public boolean isNeededBy(DeviceId device) {
        return needing.containsKey(device);
    }

    /** Takes back what still needs the image, and returns when every device has answered. */
    public void takeBack() {
        List<CompletableFuture<Void>> ends = Map.copyOf(needing).entrySet().stream()
                .map(order -> takeBack(order.getKey(), order.getValue()))
                .toList();
        ends.forEach(CompletableFuture::join);
    }

    private CompletableFuture<Void> takeBack(DeviceId device, UpdateId id) {
        needing.remove(device);
        return stopUpdate
                .stop(device, Optional.of(id), FOR_AN_ANSWER)
                .thenCompose(result -> result.match(new TakingBack(device, id, twins)))
                .thenAccept(sentence -> log.println(Plain.text(sentence)))
                .toCompletableFuture();
    }

    @Override
    public void answered(DeviceId device, MethodAnswer answer) {
        view.answered(device, answer);
    }

    @Override
    public void left(DeviceId device, String why) {
        view.left(device, why);
    }

    @Override
    public void sighted(DeviceId device, Sighting sighting) {
        if (!sighting.match(new NeedsTheImage())) {
            needing.remove(device);
        }
        view.sighted(device, sighting);
    }

    @Override
    public void foreignOrderKept(DeviceId device, LeftOrder.Foreign order) {
        view.foreignOrderKept(device, order);
    }

    @Override
    public void foreignOrderReplaced(DeviceId device, LeftOrder.Foreign order) {
        view.foreignOrderReplaced(device, order);
    }

    /** Whether a device that was sighted so needs the image. */
    private static final class NeedsTheImage implements Sighting.Cases<Boolean> {
        @Override
        public Boolean changed(Sighting.Changed changed) {
            return BEFORE_THE_IMAGE_IS_THERE.contains(changed.word());
        }

        @Override
        public Boolean progressed(Sighting.Progressed progressed) {
            return BEFORE_THE_IMAGE_IS_THERE.contains(progressed.word());
        }

        @Override
        public Boolean ended(Sighting.Ended ended) {
            return false;
        }

        @Override
        public Boolean notAsOrdered(Sighting.NotAsOrdered other) {
            return false;
        }
    }
}
