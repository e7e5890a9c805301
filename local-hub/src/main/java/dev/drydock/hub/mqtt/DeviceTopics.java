package dev.drydock.hub.mqtt;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The topics of IoT Hub's device side; see "Communicate with an IoT hub using the MQTT protocol". */
final class DeviceTopics {
    static final String METHODS = "$iothub/methods/POST/#";
    static final String DESIRED = "$iothub/twin/PATCH/properties/desired/#";
    static final String TWIN_ANSWERS = "$iothub/twin/res/#";

    private static final Set<String> FILTERS = Set.of(METHODS, DESIRED, TWIN_ANSWERS);
    private static final String TWIN_GET = "$iothub/twin/GET/";
    private static final String REPORTED = "$iothub/twin/PATCH/properties/reported/";
    private static final String METHOD_ANSWER = "$iothub/methods/res/";

    private DeviceTopics() {}

    /** A message from a device, as its topic tells it. */
    sealed interface Request {
        /** Hands the payload to the method that is for this kind of message. */
        void take(Buffer payload, Receiver receiver);

        /** A request for the device's own twin. */
        record GetTwin(String requestId) implements Request {
            @Override
            public void take(Buffer payload, Receiver receiver) {
                receiver.getTwin(this);
            }
        }

        /** Reported properties; with a version only if they are still at that. */
        record Report(String requestId, Optional<Long> ifVersion) implements Request {
            @Override
            public void take(Buffer payload, Receiver receiver) {
                receiver.report(this, payload);
            }
        }

        /** The answer to a call. */
        record MethodAnswer(String requestId, int status) implements Request {
            @Override
            public void take(Buffer payload, Receiver receiver) {
                receiver.answered(this, payload);
            }
        }

        /** Telemetry, which this hub drops. */
        record Telemetry() implements Request {
            @Override
            public void take(Buffer payload, Receiver receiver) {
                receiver.telemetry();
            }
        }
    }

    /** The hub's side of a device's connection, with a method for each kind of message. */
    interface Receiver {
        void getTwin(Request.GetTwin get);

        void report(Request.Report report, Buffer payload);

        void answered(Request.MethodAnswer answer, Buffer payload);

        void telemetry();
    }

    static boolean mayListen(String device, String filter) {
        return FILTERS.contains(filter) || filter.equals("devices/" + device + "/messages/devicebound/#");
    }

    /** Reads a topic; empty for one that IoT Hub does not have. */
    static Optional<Request> read(String device, String topic) {
        int question = topic.indexOf('?');
        String path = question < 0 ? topic : topic.substring(0, question);
        Map<String, String> parameters = question < 0 ? Map.of() : parameters(topic.substring(question + 1));
        Optional<String> requestId = Optional.ofNullable(parameters.get("$rid"));
        if (path.equals(TWIN_GET)) {
            return requestId.map(Request.GetTwin::new);
        }
        if (path.equals(REPORTED)) {
            Optional<Long> version =
                    Optional.ofNullable(parameters.get("$version")).flatMap(DeviceTopics::number);
            return requestId.map(id -> new Request.Report(id, version));
        }
        if (path.startsWith(METHOD_ANSWER)) {
            String status = path.substring(METHOD_ANSWER.length()).replace("/", "");
            return number(status)
                    .filter(code -> code == code.intValue())
                    .flatMap(code -> requestId.map(id -> new Request.MethodAnswer(id, code.intValue())));
        }
        return path.startsWith("devices/" + device + "/messages/events/")
                ? Optional.of(new Request.Telemetry())
                : Optional.empty();
    }

    static String method(String name, String requestId) {
        return "$iothub/methods/POST/" + name + "/?$rid=" + requestId;
    }

    static String twinAnswer(int status, String requestId) {
        return "$iothub/twin/res/" + status + "/?$rid=" + requestId;
    }

    static String reportedAnswer(String requestId, long version) {
        return twinAnswer(204, requestId) + "&$version=" + version;
    }

    static String desired(long version) {
        return "$iothub/twin/PATCH/properties/desired/?$version=" + version;
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.put(part.substring(0, equals).replaceFirst("^%24", "$"), part.substring(equals + 1));
            }
        }
        return parameters;
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
