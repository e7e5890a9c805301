package dev.drydock.hub.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.twin.Properties;
import dev.drydock.hub.twin.Tags;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A device: its identity, its twin and its subscriptions, which outlive its connections. Immutable: a change makes a new one.
 *
 * @param subscriptions the topic filters of its session
 * @param twinVersion grows with every change of the twin
 * @param configurations how each automatic configuration that is for the device stands with it
 */
public record Device(
        Identity identity,
        Tags tags,
        Properties desired,
        Properties reported,
        long twinVersion,
        Set<String> subscriptions,
        Optional<Instant> lastActivity,
        Map<String, String> configurations) {
    private static final String NEVER = "0001-01-01T00:00:00Z";

    public Device {
        subscriptions = Set.copyOf(subscriptions);
        configurations = Map.copyOf(configurations);
    }

    /** A device that was just registered. */
    public static Device registered(Identity identity, Instant now) {
        return new Device(
                identity,
                Tags.none(),
                Properties.empty(true, now),
                Properties.empty(false, now),
                1,
                Set.of(),
                Optional.empty(),
                Map.of());
    }

    public String id() {
        return identity.id();
    }

    /** The ETag of the twin, without quotation marks. */
    public String etag() {
        return Base64.getEncoder()
                .encodeToString(
                        ByteBuffer.allocate(Long.BYTES).putLong(twinVersion).array());
    }

    public Device withIdentity(Identity other) {
        return new Device(other, tags, desired, reported, twinVersion + 1, subscriptions, lastActivity, configurations);
    }

    public Device withTags(Tags other) {
        return new Device(
                identity, other, desired, reported, twinVersion + 1, subscriptions, lastActivity, configurations);
    }

    public Device withDesired(Properties other) {
        return new Device(
                identity, tags, other, reported, twinVersion + 1, subscriptions, lastActivity, configurations);
    }

    public Device withReported(Properties other) {
        return new Device(identity, tags, desired, other, twinVersion + 1, subscriptions, lastActivity, configurations);
    }

    public Device withSubscriptions(Set<String> filters) {
        return new Device(identity, tags, desired, reported, twinVersion, filters, lastActivity, configurations);
    }

    public Device activeAt(Instant now) {
        return new Device(
                identity, tags, desired, reported, twinVersion, subscriptions, Optional.of(now), configurations);
    }

    /** The same twin, as far as versions go. */
    public Device withConfigurations(Map<String, String> statuses) {
        return new Device(identity, tags, desired, reported, twinVersion, subscriptions, lastActivity, statuses);
    }

    /** The twin, as a service reads it. */
    public ObjectNode twin(boolean connected) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("deviceId", id())
                .put("etag", etag())
                .put("deviceEtag", identity.etag())
                .put("status", identity.statusWord())
                .put("statusUpdateTime", NEVER)
                .put("connectionState", connectionState(connected))
                .put("lastActivityTime", lastActivityTime())
                .put("cloudToDeviceMessageCount", 0)
                .put("authenticationType", identity.authenticationType());
        json.set("x509Thumbprint", identity.thumbprints());
        json.put("modelId", "").put("version", twinVersion);
        json.set("tags", tags.values().deepCopy());
        ObjectNode properties = json.putObject("properties");
        properties.set("desired", desired.json());
        properties.set("reported", reported.json());
        json.putObject("capabilities").put("iotEdge", false);
        if (!configurations.isEmpty()) {
            json.set("configurations", configurationsJson());
        }
        return json;
    }

    /** The identity, as the registry tells it. */
    public ObjectNode registration(boolean connected) {
        return identity.json()
                .put("connectionState", connectionState(connected))
                .put("connectionStateUpdatedTime", NEVER)
                .put("statusUpdatedTime", NEVER)
                .put("lastActivityTime", lastActivityTime())
                .put("cloudToDeviceMessageCount", 0);
    }

    /** The properties alone, as the device itself reads them. */
    public ObjectNode propertiesForDevice() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("desired", desired.forDevice());
        json.set("reported", reported.forDevice());
        return json;
    }

    /** The document for the disk. */
    public ObjectNode stored() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("identity", identity.stored());
        json.set("tags", tags.values());
        json.set("desired", desired.json());
        json.set("reported", reported.json());
        json.put("twinVersion", twinVersion);
        new TreeSet<>(subscriptions).forEach(json.putArray("subscriptions")::add);
        lastActivity.ifPresent(time -> json.put("lastActivity", time.toString()));
        json.set("configurations", configurationsJson());
        return json;
    }

    /** Reads what {@link #stored} wrote. */
    public static Device ofStored(JsonNode json) {
        Set<String> subscriptions = new TreeSet<>();
        json.get("subscriptions").forEach(filter -> subscriptions.add(filter.asText()));
        Map<String, String> configurations = new TreeMap<>();
        json.path("configurations")
                .properties()
                .forEach(entry -> configurations.put(
                        entry.getKey(), entry.getValue().get("status").asText()));
        return new Device(
                Identity.ofStored(json.get("identity")),
                new Tags((ObjectNode) json.get("tags")),
                Properties.of(true, (ObjectNode) json.get("desired")),
                Properties.of(false, (ObjectNode) json.get("reported")),
                json.get("twinVersion").asLong(),
                subscriptions,
                Optional.ofNullable(json.get("lastActivity")).map(time -> Instant.parse(time.asText())),
                configurations);
    }

    private ObjectNode configurationsJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(configurations).forEach((id, status) -> json.putObject(id).put("status", status));
        return json;
    }

    private String lastActivityTime() {
        return lastActivity
                .map(time -> time.truncatedTo(ChronoUnit.MICROS).toString())
                .orElse(NEVER);
    }

    private static String connectionState(boolean connected) {
        return connected ? "Connected" : "Disconnected";
    }
}
