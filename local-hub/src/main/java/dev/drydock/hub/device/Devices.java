package dev.drydock.hub.device;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.hub.refusal.Refused;
import dev.drydock.hub.store.HubFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Every device that the hub knows, kept in its folder. Used by the hub's one event loop alone. */
public final class Devices {
    private static final String KIND = "devices";

    private final Map<String, Device> byId = new TreeMap<>();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final HubFolder folder;
    private final Clock clock;

    /** A listener to each change of a device, after it was kept. */
    public interface Watcher {
        default void registered(Device device) {}

        void changed(Device before, Device after);

        void removed(Device device);
    }

    public Devices(HubFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        folder.readAll(KIND).stream().map(Devices::stored).forEach(device -> byId.put(device.id(), device));
    }

    private static Device stored(JsonNode json) {
        try {
            return Device.ofStored(json);
        } catch (Refused refused) {
            throw new UncheckedIOException(new IOException("the device "
                    + json.path("identity").path("deviceId").asText() + " cannot be read: " + refused.getMessage()));
        }
    }

    public void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    public Optional<Device> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The device of an id.
     *
     * @throws Refused if it is unknown
     */
    public Device get(String id) {
        return find(id).orElseThrow(() -> Refused.unknownDevice(id));
    }

    /** All devices, by id. */
    public Collection<Device> all() {
        return List.copyOf(byId.values());
    }

    public Device register(Identity identity) {
        Device device = Device.registered(identity, clock.instant());
        keep(device);
        watchers.forEach(watcher -> watcher.registered(device));
        return get(device.id());
    }

    /** Changes a device, and tells the watchers. */
    public Device change(String id, UnaryOperator<Device> change) {
        Device before = get(id);
        Device after = change.apply(before);
        keep(after);
        watchers.forEach(watcher -> watcher.changed(before, after));
        return get(id);
    }

    public void remove(String id) {
        Device gone = get(id);
        byId.remove(id);
        folder.remove(KIND, id);
        watchers.forEach(watcher -> watcher.removed(gone));
    }

    private void keep(Device device) {
        folder.write(KIND, device.id(), device.stored());
        byId.put(device.id(), device);
    }
}
