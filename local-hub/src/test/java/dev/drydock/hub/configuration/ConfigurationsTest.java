package dev.drydock.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConfigurationsTest extends ConfigurationBench {
    @Test
    void a_new_configuration_is_applied_to_the_devices_that_it_is_for() {
        put("hall", "tags.room = 'hall'", 1, "'properties.desired.heating': {'from': 6, 'to': 21}");

        assertThat(desired("a")).isEqualTo(json("{'heating': {'from': 6, 'to': 21}}"));
        assertThat(desired("b")).isEmpty();
        assertThat(status("a", "hall")).isEqualTo("Applied");
        assertThat(device("b").twin(false).has("configurations")).isFalse();
    }

    @Test
    void a_section_goes_into_what_is_desired_there_already() {
        patch("a", "{'properties': {'desired': {'heating': {'mode': 'eco', 'to': 18}, 'light': 1}}}");

        put("hall", "*", 1, "'properties.desired.heating.limits': {'to': 21}, 'properties.desired.name': 'x'");

        assertThat(desired("a"))
                .isEqualTo(
                        json("{'heating': {'mode': 'eco', 'to': 18, 'limits': {'to': 21}}, 'light': 1, 'name': 'x'}"));
    }

    @Test
    void all_desired_properties_can_be_one_section() {
        put("all", "*", 1, "'properties.desired': {'heat': 21}");

        assertThat(desired("b")).isEqualTo(json("{'heat': 21}"));
    }

    @Test
    void a_device_comes_under_a_configuration_and_goes_from_it_by_its_twin() {
        put("hall", "tags.room = 'hall'", 1, "'properties.desired.heat': 21");

        tag("b", "hall");
        tag("a", "cellar");

        assertThat(desired("b")).isEqualTo(json("{'heat': 21}"));
        assertThat(device("a").configurations()).isEmpty();
        assertThat(desired("a")).as("what was set stays").isEqualTo(json("{'heat': 21}"));
    }

    @Test
    void a_device_that_is_registered_later_is_looked_at_too() {
        put("all", "*", 1, "'properties.desired.heat': 21");

        register("c");

        assertThat(desired("c")).isEqualTo(json("{'heat': 21}"));
    }

    @Test
    void what_somebody_else_sets_is_set_back() {
        put("all", "*", 1, "'properties.desired.heat': 21");

        patch("a", "{'properties': {'desired': {'heat': 5}}}");

        assertThat(desired("a")).isEqualTo(json("{'heat': 21}"));
    }

    @Test
    void a_device_that_has_all_already_is_not_changed() {
        patch("a", "{'properties': {'desired': {'heat': 21}}}");
        long before = device("a").desired().version();

        put("all", "*", 1, "'properties.desired.heat': 21, 'properties.desired.none': null");

        assertThat(device("a").desired().version()).isEqualTo(before);
        assertThat(status("a", "all")).isEqualTo("Applied");
    }

    @Test
    void a_blank_condition_is_for_no_device() {
        put("none", "", 1, "'properties.desired.heat': 21");

        assertThat(desired("a")).isEmpty();
    }

    @Test
    void metrics_count_devices() {
        put("high", "tags.room = 'hall'", 2, "'properties.desired.heat': 21");
        Configuration low = configurations()
                .put(
                        "low",
                        json(
                                "{'content': {'deviceContent': {'properties.desired.heat': 5}}, 'targetCondition': '*', 'priority': 1,"
                                        + " 'metrics': {'queries': {'warm': 'SELECT deviceId FROM devices WHERE"
                                        + " properties.desired.heat > 6'}}}"));

        JsonNode json = configurations().json(low);

        assertThat(json.at("/systemMetrics/results/targetedCount").asInt()).isEqualTo(2);
        assertThat(json.at("/systemMetrics/results/appliedCount").asInt()).isEqualTo(1);
        assertThat(json.at("/metrics/results/warm").asInt()).isEqualTo(1);
        assertThat(json.at("/systemMetrics/queries/appliedCount").asText())
                .isEqualTo("SELECT deviceId FROM devices WHERE configurations.[[low]].status = 'Applied'");
    }

    @Test
    void all_but_the_content_of_a_configuration_can_be_changed() {
        put("hall", "tags.room = 'hall'", 1, "'properties.desired.heat': 21");
        Configuration before = configurations().get("hall");

        put("hall", "tags.room = 'attic'", 1, "'properties.desired.heat': 21.0");

        assertThat(desired("b").get("heat").asInt()).isEqualTo(21);
        assertThat(configurations().get("hall").etag()).isNotEqualTo(before.etag());
        assertRefused(400403, () -> put("hall", "*", 1, "'properties.desired.heat': 22"));
    }

    @Test
    void configurations_outlive_the_hub() {
        put("hall", "tags.room = 'hall'", 7, "'properties.desired.heat': 21");
        Configuration before = configurations().get("hall");

        startAt(NOON.plusSeconds(60));

        assertThat(configurations().get("hall")).isEqualTo(before);
        assertThat(status("a", "hall")).isEqualTo("Applied");
        tag("b", "hall");
        assertThat(desired("b").get("heat").asInt()).isEqualTo(21);
    }

    @Test
    void one_configuration_too_many_is_refused() {
        for (int i = 0; i < 3; i++) {
            put("c" + i, "", 1, "'properties.desired.heat': 21");
        }

        assertRefused(413101, () -> put("c3", "", 1, "'properties.desired.heat': 21"));
        put("c2", "*", 1, "'properties.desired.heat': 21");
    }

    @Test
    void a_malformed_configuration_is_refused() {
        assertRefused(400004, () -> put("a b", "*", 1, "'properties.desired.heat': 1"));
        assertRefused(400004, () -> put("c", "*", -1, "'properties.desired.heat': 1"));
        assertRefused(400401, () -> put("c", "tags.room =", 1, "'properties.desired.heat': 1"));
        assertRefused(400402, () -> put("c", "*", 1, ""));
        assertRefused(400402, () -> put("c", "*", 1, "'tags.room': 1"));
        assertRefused(400402, () -> put("c", "*", 1, "'properties.desired': 1"));
        assertRefused(400402, () -> put("c", "*", 1, "'properties.desired.heat': {'a b': 1}"));
        assertRefused(400402, () -> configurations().put("c", json("{'content': {'moduleContent': {}}}")));
        assertRefused(404301, () -> configurations().get("c"));
    }

    @Test
    void conditions_and_queries_can_be_tried() {
        assertThat(Configurations.test("*", Map.of("all", "SELECT * FROM devices")))
                .isEqualTo(json("{'customMetricQueryErrors': {}}"));
        JsonNode faults = Configurations.test("=", Map.of("bad", "SELECT", "jobs", "SELECT * FROM devices.jobs"));
        assertThat(faults.get("targetConditionError").asText()).contains("not understood");
        assertThat(faults.get("customMetricQueryErrors").size()).isEqualTo(2);
    }
}
