package dev.drydock.hub.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.device.Device;
import dev.drydock.hub.refusal.Refused;
import dev.drydock.hub.twin.Properties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The effect of all configurations on a device that they target.
 *
 * @param desired its desired properties; empty when they stay as they are
 * @param statuses how each of the configurations stands with it
 */
record Application(Optional<Properties> desired, Map<String, String> statuses) {
    static final String TARGETED = "Targeted";
    static final String APPLIED = "Applied";

    Application {
        statuses = Map.copyOf(statuses);
    }

    /**
     * Applies each configuration that is not in conflict with one before it, and that leaves the twin within its limits.
     *
     * @param targeting in the order of precedence
     */
    static Application of(List<Configuration> targeting, Properties desired, Instant now) {
        Map<String, String> statuses = new TreeMap<>();
        List<DeviceContent> applied = new ArrayList<>();
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        Properties next = desired;
        for (Configuration configuration : targeting) {
            DeviceContent content = configuration.content();
            Optional<Properties> merged =
                    applied.stream().anyMatch(content::overlaps) ? Optional.empty() : merged(next, content, now);
            statuses.put(configuration.id(), merged.isPresent() ? APPLIED : TARGETED);
            if (merged.isPresent()) {
                applied.add(content);
                if (!merged.get().values().equals(next.values())) {
                    combine(patch, content.patch());
                }
                next = merged.get();
            }
        }
        return new Application(patch.isEmpty() ? Optional.empty() : Optional.of(desired.merged(patch, now)), statuses);
    }

    boolean changes(Device device) {
        return desired.isPresent() || !statuses.equals(device.configurations());
    }

    Device on(Device device) {
        return desired.map(device::withDesired).orElse(device).withConfigurations(statuses);
    }

    private static Optional<Properties> merged(Properties desired, DeviceContent content, Instant now) {
        try {
            return Optional.of(desired.merged(content.patch(), now));
        } catch (Refused tooLarge) {
            return Optional.empty();
        }
    }

    private static void combine(ObjectNode into, ObjectNode patch) {
        for (Map.Entry<String, JsonNode> member : patch.properties()) {
            if (member.getValue() instanceof ObjectNode inner && into.get(member.getKey()) instanceof ObjectNode old) {
                combine(old, inner);
            } else {
                into.set(member.getKey(), member.getValue());
            }
        }
    }
}
