package dev.drydock.hub.twin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * One half of a twin's properties, desired or reported, as it is at one version, with metadata that tells when each member last
 * changed. Immutable: a change makes new ones.
 *
 * @param tellsVersions whether metadata tells the version of each change too, as that of desired properties does
 * @param values without the members whose names begin with a dollar sign
 * @param lastPatch what made this version of the one before; empty when that is not known any more
 */
public record Properties(
        boolean tellsVersions, ObjectNode values, ObjectNode metadata, long version, ObjectNode lastPatch) {
    private static final String METADATA = "$metadata";
    private static final String VERSION = "$version";
    private static final String LAST_UPDATED = "$lastUpdated";
    private static final String LAST_UPDATED_VERSION = "$lastUpdatedVersion";

    /** Properties that nobody has written. */
    public static Properties empty(boolean tellsVersions, Instant now) {
        Properties empty = new Properties(tellsVersions, object(), object(), 1, object());
        empty.stamp(empty.metadata, now);
        return empty;
    }

    /** Reads what {@link #json} wrote. */
    public static Properties of(boolean tellsVersions, ObjectNode json) {
        ObjectNode values = json.deepCopy();
        ObjectNode metadata = (ObjectNode) values.remove(METADATA);
        return new Properties(
                tellsVersions, values, metadata, values.remove(VERSION).asLong(), object());
    }

    /**
     * Merges a patch: a null takes a member away, an object goes into the object that is there, all else is put in its place.
     *
     * @throws dev.drydock.hub.refusal.Refused if the patch, or what would come of it, is beyond the limits of twins
     */
    public Properties merged(ObjectNode patch, Instant now) {
        ObjectNode asked = bare(patch);
        TwinLimits.checkPatch(asked);
        Properties next = new Properties(tellsVersions, values.deepCopy(), metadata.deepCopy(), version + 1, asked);
        next.merge(next.values, next.metadata, asked, now);
        TwinLimits.checkProperties(next.values);
        return next;
    }

    /** Puts other values in the place of all, under the same limits. */
    public Properties replaced(ObjectNode other, Instant now) {
        ObjectNode patch = bare(other);
        values.fieldNames().forEachRemaining(name -> {
            if (!patch.has(name)) {
                patch.putNull(name);
            }
        });
        Properties cleared = new Properties(tellsVersions, object(), object(), version, object());
        return cleared.merged(patch, now);
    }

    /** The values with their version, as a device gets them. */
    public ObjectNode forDevice() {
        return values.deepCopy().put(VERSION, version);
    }

    /** The last change with the version that it made, as it is sent to a device. */
    public ObjectNode changeForDevice() {
        return lastPatch.deepCopy().put(VERSION, version);
    }

    /** The document for services. */
    public ObjectNode json() {
        ObjectNode json = values.deepCopy();
        json.set(METADATA, metadata.deepCopy());
        return json.put(VERSION, version);
    }

    private void merge(ObjectNode into, ObjectNode stamps, ObjectNode patch, Instant now) {
        stamp(stamps, now);
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (value.isNull()) {
                into.remove(name);
                stamps.remove(name);
            } else if (value.isObject()) {
                ObjectNode inner = into.get(name) instanceof ObjectNode old ? old : into.putObject(name);
                ObjectNode innerStamps = stamps.get(name) instanceof ObjectNode old ? old : stamps.putObject(name);
                merge(inner, innerStamps, (ObjectNode) value, now);
            } else {
                into.set(name, value);
                stamp(stamps.putObject(name), now);
            }
        }
    }

    private void stamp(ObjectNode stamps, Instant now) {
        stamps.put(LAST_UPDATED, DateTimeFormatter.ISO_INSTANT.format(now.truncatedTo(ChronoUnit.MICROS)));
        if (tellsVersions) {
            stamps.put(LAST_UPDATED_VERSION, version);
        }
    }

    /** Removes the members that a service read and sends back. */
    private static ObjectNode bare(ObjectNode patch) {
        ObjectNode bare = patch.deepCopy();
        bare.remove(METADATA);
        bare.remove(VERSION);
        return bare;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
