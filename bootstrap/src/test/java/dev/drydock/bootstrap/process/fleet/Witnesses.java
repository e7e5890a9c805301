package dev.drydock.bootstrap.process.fleet;

import dev.drydock.application.device.health.HealthCheck;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Counts the updates that devices come to try, each as often as they do. */
public final class Witnesses {
    private final Map<String, Integer> trials = new ConcurrentHashMap<>();
    private final Predicate<DeviceId> fails;

    /** @param fails the devices on which a version that ends with {@code -bad} is no good */
    public Witnesses(Predicate<DeviceId> fails) {
        this.fails = fails;
    }

    /** The health of the images on one device. */
    public HealthCheck of(DeviceId device) {
        return (order, running, stop) -> {
            trials.merge(device + " " + order.id(), 1, Integer::sum);
            boolean isBad = order.version().orElseThrow().value().endsWith("-bad") && fails.test(device);
            return isBad ? Optional.of(new Reason(ReasonCode.UNHEALTHY, "it was to fail")) : Optional.empty();
        };
    }

    public int trials() {
        return trials.size();
    }

    /** The number of times that each device tried each update. */
    public Map<String, Integer> byDeviceAndUpdate() {
        return Map.copyOf(trials);
    }

    /** The updates that were tried, by any device. */
    public static UpdateId updateOf(String deviceAndUpdate) {
        return new UpdateId(deviceAndUpdate.substring(deviceAndUpdate.indexOf(' ') + 1));
    }
}
