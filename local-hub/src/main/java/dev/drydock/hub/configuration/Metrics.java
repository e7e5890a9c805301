package dev.drydock.hub.configuration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeMap;

/** The metrics of a configuration: the hub's own, and those that the service gave it. */
final class Metrics {
    private static final String TARGETED = "targetedCount";
    private static final String APPLIED = "appliedCount";

    private Metrics() {}

    /** A configuration with the results of its metrics. */
    static ObjectNode of(Configuration configuration, List<ObjectNode> twins) {
        ObjectNode json = configuration.json();
        ObjectNode system = json.putObject("systemMetrics");
        system.putObject("results")
                .put(TARGETED, count(configuration, twins, Application.TARGETED, Application.APPLIED))
                .put(APPLIED, count(configuration, twins, Application.APPLIED));
        String section = "configurations.[[" + configuration.id() + "]]";
        system.putObject("queries")
                .put(TARGETED, "SELECT deviceId FROM devices" + where(configuration, section))
                .put(APPLIED, "SELECT deviceId FROM devices WHERE " + section + ".status = 'Applied'");
        ObjectNode results = json.withObject("/metrics").putObject("results");
        new TreeMap<>(configuration.queries())
                .forEach((name, query) -> results.put(
                        name, Configuration.query(query).run(twins.stream()).size()));
        return json;
    }

    private static String where(Configuration configuration, String section) {
        String target = configuration.target().strip();
        if (target.equals("*")) {
            return "";
        }
        return " WHERE " + (target.isEmpty() ? "is_defined(" + section + ")" : target);
    }

    private static long count(Configuration configuration, List<ObjectNode> twins, String... statuses) {
        return twins.stream()
                .map(twin -> twin.path("configurations")
                        .path(configuration.id())
                        .path("status")
                        .asText())
                .filter(List.of(statuses)::contains)
                .count();
    }
}
