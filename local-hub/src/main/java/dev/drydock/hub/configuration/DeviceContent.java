package dev.drydock.hub.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.refusal.Refused;
import dev.drydock.hub.twin.Properties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The values that a configuration sets on devices, for sections of their desired properties, each section given by its path, such as
 * {@code properties.desired.heating.limits}.
 *
 * @param sent as a service sent it
 */
record DeviceContent(ObjectNode sent) {
    private static final String ROOT = "properties.desired";
    private static final String SEPARATOR = ".";

    /**
     * Reads the content of a configuration.
     *
     * @throws Refused 400402 if this hub cannot apply it
     */
    static DeviceContent read(JsonNode content) {
        if (!(content.path("deviceContent") instanceof ObjectNode sections) || sections.isEmpty()) {
            throw new Refused(400402, "The content has a deviceContent: this hub has neither modules nor IoT Edge.");
        }
        DeviceContent read = new DeviceContent(sections);
        for (Map.Entry<String, JsonNode> section : sections.properties()) {
            String path = section.getKey();
            if (!path.equals(ROOT) && !path.matches("properties\\.desired(\\.[^.$ ]+)+")) {
                throw new Refused(400402, "A section is " + ROOT + " or inside of it, and not " + path + ".");
            }
            if (path.equals(ROOT) && !section.getValue().isObject()) {
                throw new Refused(400402, ROOT + " is a JSON object.");
            }
        }
        read.checkLimits();
        return read;
    }

    /** Whether both have a say about the same values. */
    boolean overlaps(DeviceContent other) {
        return sections().stream()
                .anyMatch(mine -> other.sections().stream()
                        .anyMatch(theirs -> mine.startsWith(theirs) || theirs.startsWith(mine)));
    }

    /** The content as one patch of the desired properties. */
    ObjectNode patch() {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> section : sent.properties()) {
            List<String> steps = new ArrayList<>(List.of(section.getKey().split("\\.")));
            ObjectNode into = patch;
            for (String step : steps.subList(2, Math.max(2, steps.size() - 1))) {
                into = into.get(step) instanceof ObjectNode old ? old : into.putObject(step);
            }
            if (steps.size() == 2) {
                into.setAll((ObjectNode) section.getValue().deepCopy());
            } else {
                into.set(steps.get(steps.size() - 1), section.getValue().deepCopy());
            }
        }
        return patch;
    }

    /** As 1 and 1.0 are the same value for IoT Hub, which SDKs may write for each other. */
    boolean isSameAs(DeviceContent other) {
        return sent.equals(
                (left, right) -> left.isNumber() && right.isNumber()
                        ? Double.compare(left.doubleValue(), right.doubleValue())
                        : left.equals(right) ? 0 : 1,
                other.sent);
    }

    private List<String> sections() {
        return sent.properties().stream()
                .map(section -> section.getKey() + SEPARATOR)
                .toList();
    }

    private void checkLimits() {
        try {
            Properties.empty(true, Instant.EPOCH).merged(patch(), Instant.EPOCH);
        } catch (Refused refused) {
            throw new Refused(400402, refused.getMessage());
        }
    }
}
