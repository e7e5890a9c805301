package dev.drydock.hub.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.query.Condition;
import dev.drydock.hub.query.Query;
import dev.drydock.hub.query.QuerySyntax;
import dev.drydock.hub.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An automatic device configuration. Never changed itself: a change makes a new one.
 *
 * @param target which devices it is for, as it was sent
 * @param priority the largest wins
 * @param queries the service's own metrics, by name; each counts what its query finds
 */
public record Configuration(
        String id,
        String schemaVersion,
        ObjectNode labels,
        DeviceContent content,
        String target,
        int priority,
        Map<String, String> queries,
        Instant created,
        Instant updated,
        long revision) {
    /** The one that wins comes first. */
    static final Comparator<Configuration> PRECEDENCE = Comparator.comparingInt(Configuration::priority)
            .thenComparing(Configuration::created)
            .reversed()
            .thenComparing(Configuration::id);

    private static final String ID = "[A-Za-z0-9\\-:.+%_#*?!(),=@;$']{1,128}";

    public Configuration {
        queries = Map.copyOf(queries);
    }

    /**
     * Reads what a service sends to make or change a configuration.
     *
     * @param former what is there now, whose content stays
     * @throws Refused if it is malformed
     */
    static Configuration read(String id, JsonNode json, Optional<Configuration> former, Instant time) {
        if (!id.matches(ID)) {
            throw Refused.malformed("A configuration id has 1 to 128 letters, digits or -:.+%_#*?!(),=@;$' .");
        }
        if (!json.path("id").asText(id).equals(id)) {
            throw Refused.malformed("The configuration id in the body is not the one in the address.");
        }
        JsonNode priority = json.path("priority");
        if (!priority.isMissingNode() && !priority.isNull() && (!priority.isInt() || priority.intValue() < 0)) {
            throw Refused.malformed("The priority is a whole number, and not negative.");
        }
        Instant now = time.truncatedTo(ChronoUnit.MILLIS);
        Configuration read = new Configuration(
                id,
                json.path("schemaVersion").asText("1.0"),
                json.path("labels") instanceof ObjectNode labels ? labels : JsonNodeFactory.instance.objectNode(),
                content(json.path("content"), former),
                text(json.path("targetCondition")),
                priority.intValue(),
                queries(json.path("metrics").path("queries")),
                former.map(Configuration::created).orElse(now),
                now,
                former.map(Configuration::revision).orElse(0L) + 1);
        condition(read.target);
        read.queries.values().forEach(Configuration::query);
        return read;
    }

    /** The ETag, without quotation marks. */
    public String etag() {
        return Base64.getEncoder().encodeToString(Long.toString(revision).getBytes(StandardCharsets.US_ASCII));
    }

    /** Whether it is for a device. */
    boolean isFor(ObjectNode twin) {
        return !target.isBlank() && condition(target).holds(twin);
    }

    /** The document for services, without the results of the metrics. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", id).put("schemaVersion", schemaVersion);
        json.set("labels", labels.deepCopy());
        json.putObject("content").set("deviceContent", content.sent().deepCopy());
        json.put("targetCondition", target)
                .put("createdTimeUtc", created.toString())
                .put("lastUpdatedTimeUtc", updated.toString())
                .put("priority", priority);
        ObjectNode own = json.putObject("metrics").putObject("queries");
        new TreeMap<>(queries).forEach(own::put);
        return json.put("etag", etag());
    }

    /** The document for the disk. */
    ObjectNode stored() {
        return json().put("revision", revision);
    }

    /** Reads what {@link #stored} wrote. */
    static Configuration ofStored(JsonNode json) {
        return new Configuration(
                json.get("id").asText(),
                json.get("schemaVersion").asText(),
                (ObjectNode) json.get("labels"),
                DeviceContent.read(json.get("content")),
                json.get("targetCondition").asText(),
                json.get("priority").asInt(),
                queries(json.path("metrics").path("queries")),
                Instant.parse(json.get("createdTimeUtc").asText()),
                Instant.parse(json.get("lastUpdatedTimeUtc").asText()),
                json.get("revision").asLong());
    }

    /** @throws Refused 400401 if it is not understood */
    static Condition condition(String text) {
        try {
            return Condition.parse(text);
        } catch (QuerySyntax syntax) {
            throw new Refused(400401, "The target condition is not understood: " + syntax.getMessage());
        }
    }

    /** @throws Refused 400404 if it is not understood, or asks for something else than devices */
    static Query query(String text) {
        try {
            Query query = Query.parse(text);
            if (query.source() == Query.Source.DEVICES) {
                return query;
            }
        } catch (QuerySyntax syntax) {
            throw new Refused(400404, "The query of a metric is not understood: " + syntax.getMessage());
        }
        throw new Refused(400404, "The query of a metric is one of devices.");
    }

    private static DeviceContent content(JsonNode json, Optional<Configuration> former) {
        if (former.isEmpty()) {
            return DeviceContent.read(json);
        }
        DeviceContent old = former.get().content();
        if (json.path("deviceContent").isObject() && !DeviceContent.read(json).isSameAs(old)) {
            throw new Refused(400403, "The content of a configuration cannot be changed; make another configuration.");
        }
        return old;
    }

    private static Map<String, String> queries(JsonNode json) {
        Map<String, String> queries = new TreeMap<>();
        json.properties().forEach(entry -> queries.put(entry.getKey(), text(entry.getValue())));
        return queries;
    }

    private static String text(JsonNode json) {
        return json.isNull() ? "" : json.asText("");
    }
}
