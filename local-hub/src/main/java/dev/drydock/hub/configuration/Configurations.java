package dev.drydock.hub.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.device.Device;
import dev.drydock.hub.device.Devices;
import dev.drydock.hub.refusal.Refused;
import dev.drydock.hub.store.HubFolder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Every automatic configuration, kept in the hub's folder and applied to devices. Used by the hub's one event loop alone. */
public final class Configurations implements Devices.Watcher {
    private static final String KIND = "configurations";

    private final Map<String, Configuration> byId = new TreeMap<>();
    private final HubFolder folder;
    private final Devices devices;
    private final Predicate<String> connected;
    private final int most;
    private final Clock clock;
    private boolean applying;

    /**
     * The configurations that the folder holds, which watch the devices from now on.
     *
     * @param connected whether a device is connected
     * @param most how many there may be
     */
    public Configurations(HubFolder folder, Devices devices, Predicate<String> connected, int most, Clock clock) {
        this.folder = folder;
        this.devices = devices;
        this.connected = connected;
        this.most = most;
        this.clock = clock;
        folder.readAll(KIND).stream()
                .map(Configuration::ofStored)
                .forEach(configuration -> byId.put(configuration.id(), configuration));
        devices.watch(this);
    }

    public Optional<Configuration> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The configuration of an id.
     *
     * @throws Refused 404301 if there is no such configuration
     */
    public Configuration get(String id) {
        return find(id).orElseThrow(() -> new Refused(404301, "There is no configuration with the id " + id + "."));
    }

    /** All configurations, by id. */
    public List<Configuration> all() {
        return List.copyOf(byId.values());
    }

    /**
     * Makes or changes a configuration, and applies it.
     *
     * @throws Refused 413101 for one too many, and whatever a malformed configuration gives
     */
    public Configuration put(String id, JsonNode sent) {
        Configuration configuration = Configuration.read(id, sent, find(id), clock.instant());
        if (!byId.containsKey(id) && byId.size() >= most) {
            throw new Refused(413101, "This hub has " + most + " configurations at most.");
        }
        folder.write(KIND, id, configuration.stored());
        byId.put(id, configuration);
        devices.all().forEach(device -> apply(device.id()));
        return configuration;
    }

    /** Takes a configuration away; what it set stays, unless another one that it kept from it takes its place. */
    public void remove(String id) {
        get(id);
        byId.remove(id);
        folder.remove(KIND, id);
        devices.all().forEach(device -> apply(device.id()));
    }

    /** A configuration with the results of its metrics as they are now. */
    public ObjectNode json(Configuration configuration) {
        return Metrics.of(configuration, twins());
    }

    /** The errors of a condition and of the queries of metrics, in the words of the REST interface. */
    public static ObjectNode test(String condition, Map<String, String> queries) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        fault(() -> Configuration.condition(condition)).ifPresent(fault -> json.put("targetConditionError", fault));
        ObjectNode errors = json.putObject("customMetricQueryErrors");
        queries.forEach(
                (name, query) -> fault(() -> Configuration.query(query)).ifPresent(fault -> errors.put(name, fault)));
        return json;
    }

    @Override
    public void registered(Device device) {
        apply(device.id());
    }

    @Override
    public void changed(Device before, Device after) {
        if (before.twinVersion() != after.twinVersion()) {
            apply(after.id());
        }
    }

    @Override
    public void removed(Device device) {}

    /**
     * Gives a device what is for it. The changes that this makes do not count as a reason to look at the device again: two
     * configurations, each of which undoes what the other is for, would take turns without end.
     */
    private void apply(String id) {
        Device device = devices.get(id);
        if (applying || (byId.isEmpty() && device.configurations().isEmpty())) {
            return;
        }
        ObjectNode twin = device.twin(connected.test(id));
        Application application = Application.of(
                byId.values().stream()
                        .filter(configuration -> configuration.isFor(twin))
                        .sorted(Configuration.PRECEDENCE)
                        .toList(),
                device.desired(),
                clock.instant());
        if (application.changes(device)) {
            applying = true;
            try {
                devices.change(id, application::on);
            } finally {
                applying = false;
            }
        }
    }

    private List<ObjectNode> twins() {
        return devices.all().stream()
                .map(device -> device.twin(connected.test(device.id())))
                .toList();
    }

    private static Optional<String> fault(Runnable reading) {
        try {
            reading.run();
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.getMessage());
        }
    }
}
