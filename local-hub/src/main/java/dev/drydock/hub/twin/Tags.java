package dev.drydock.hub.twin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The tags of a device, which services write and the device itself does not see. Immutable: a change makes new ones.
 *
 * @param values as a service gets them
 */
public record Tags(ObjectNode values) {
    public static Tags none() {
        return new Tags(JsonNodeFactory.instance.objectNode());
    }

    /**
     * Merges a patch, as {@link Properties#merged} does.
     *
     * @throws dev.drydock.hub.refusal.Refused if the patch, or what would come of it, is beyond the limits of twins
     */
    public Tags merged(ObjectNode patch) {
        TwinLimits.checkPatch(patch);
        ObjectNode next = values.deepCopy();
        merge(next, patch);
        TwinLimits.checkTags(next);
        return new Tags(next);
    }

    private static void merge(ObjectNode into, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (value.isNull()) {
                into.remove(name);
            } else if (value.isObject()) {
                merge(into.get(name) instanceof ObjectNode old ? old : into.putObject(name), (ObjectNode) value);
            } else {
                into.set(name, value);
            }
        }
    }
}
