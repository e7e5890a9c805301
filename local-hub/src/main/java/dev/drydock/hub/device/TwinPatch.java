package dev.drydock.hub.device;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.refusal.Refused;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of a twin that merges into what is there.
 *
 * @param etag the ETag that the twin must have, without quotation marks; empty for any
 */
public record TwinPatch(Optional<ObjectNode> tags, Optional<ObjectNode> desired, Optional<String> etag) {
    /**
     * Reads what a service sends.
     *
     * @throws Refused if it is malformed
     */
    public static TwinPatch read(JsonNode json) {
        return new TwinPatch(
                object(json.path("tags"), "tags"),
                object(json.path("properties").path("desired"), "properties.desired"),
                Optional.of(json.path("etag").asText("").replace("\"", ""))
                        .filter(etag -> !etag.isEmpty() && !etag.equals("*") && !etag.equals("null")));
    }

    /**
     * The device with the change made.
     *
     * @throws Refused if its twin has another ETag, or would be beyond the limits of twins
     */
    public Device on(Device device, Instant now) {
        etag.filter(expected -> !expected.equals(device.etag())).ifPresent(expected -> {
            throw Refused.changedMeanwhile("the twin of " + device.id());
        });
        Device tagged =
                tags.map(patch -> device.withTags(device.tags().merged(patch))).orElse(device);
        return desired.map(patch -> tagged.withDesired(tagged.desired().merged(patch, now)))
                .orElse(tagged);
    }

    private static Optional<ObjectNode> object(JsonNode json, String name) {
        if (json.isMissingNode() || json.isNull()) {
            return Optional.empty();
        }
        if (json instanceof ObjectNode object) {
            return Optional.of(object);
        }
        throw Refused.malformed(name + " is a JSON object.");
    }
}
