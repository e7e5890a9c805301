package dev.drydock.application.fleet.run;

import dev.drydock.application.service.tag.DeviceTags;
import dev.drydock.application.service.twin.Written;
import dev.drydock.domain.device.DeviceId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Tags on the twins of a fleet in memory, where no tag has a dot. */
final class PretendedTags implements DeviceTags {
    private final Map<DeviceId, Map<String, String>> kept = new HashMap<>();
    private final BooleanSupplier isReachable;
    private final Predicate<DeviceId> isForgotten;

    PretendedTags(BooleanSupplier isReachable, Predicate<DeviceId> isForgotten) {
        this.isReachable = isReachable;
        this.isForgotten = isForgotten;
    }

    Map<String, String> of(DeviceId device) {
        return kept.getOrDefault(device, Map.of());
    }

    void set(DeviceId device, Map<String, String> values) {
        kept.put(device, values);
    }

    @Override
    public Optional<String> objection(Set<String> before, Set<String> set, Set<String> removed) {
        return set.stream().filter(name -> name.contains(".")).findFirst().map(name -> name + " has a dot");
    }

    @Override
    public CompletionStage<Written> write(DeviceId device, Map<String, String> set, Set<String> removed) {
        if (!isReachable.getAsBoolean()) {
            return CompletableFuture.completedFuture(new Written.Unreachable("the hub is away"));
        }
        if (isForgotten.test(device)) {
            return CompletableFuture.completedFuture(new Written.UnknownDevice());
        }
        Map<String, String> after = new HashMap<>(of(device));
        after.keySet().removeAll(removed);
        after.putAll(set);
        set(device, after);
        return CompletableFuture.completedFuture(new Written.Done());
    }
}
