package dev.drydock.hub.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The way to a value inside of a row, such as {@code properties.reported.firmware.version}. */
record Path(List<Step> steps) implements Expression {
    /** The names that IoT Hub itself gives; a query may write them in any case ({@code SELECT DeviceId}). */
    private static final List<String> GIVEN = List.of(
            "deviceId",
            "etag",
            "deviceEtag",
            "status",
            "statusReason",
            "statusUpdateTime",
            "connectionState",
            "connectionStateUpdatedTime",
            "lastActivityTime",
            "cloudToDeviceMessageCount",
            "authenticationType",
            "x509Thumbprint",
            "modelId",
            "version",
            "tags",
            "properties",
            "capabilities",
            "deviceScope",
            "configurations",
            "jobId",
            "jobType",
            "createdDateTimeUtc",
            "startTimeUtc",
            "endTimeUtc",
            "lastUpdatedDateTimeUtc",
            "outcome",
            "error");

    private static final List<String> GIVEN_PROPERTIES = List.of("desired", "reported");

    private static final Step PROPERTIES = new Member("properties");

    /** One step down from an object or an array. */
    sealed interface Step {
        JsonNode from(JsonNode node);
    }

    record Member(String name) implements Step {
        @Override
        public JsonNode from(JsonNode node) {
            return node.path(name);
        }
    }

    /** @param index counted from 0 */
    record Element(int index) implements Step {
        @Override
        public JsonNode from(JsonNode node) {
            return node.path(index);
        }
    }

    Path {
        List<Step> given = new ArrayList<>(steps);
        spell(given, 0, GIVEN);
        if (given.get(0).equals(PROPERTIES)) {
            spell(given, 1, GIVEN_PROPERTIES);
        }
        steps = List.copyOf(given);
    }

    /** The value there; missing when the way ends before. */
    @Override
    public JsonNode of(JsonNode row) {
        JsonNode node = row;
        for (Step step : steps) {
            node = step.from(node);
        }
        return node;
    }

    /** The last name on the way, under which a projection shows the value. */
    String lastName() {
        for (int i = steps.size() - 1; i > 0; i--) {
            if (steps.get(i) instanceof Member member) {
                return member.name();
            }
        }
        return ((Member) steps.get(0)).name();
    }

    private static void spell(List<Step> steps, int index, List<String> names) {
        if (index < steps.size() && steps.get(index) instanceof Member member) {
            for (String name : names) {
                if (name.equalsIgnoreCase(member.name())) {
                    steps.set(index, new Member(name));
                }
            }
        }
    }
}
