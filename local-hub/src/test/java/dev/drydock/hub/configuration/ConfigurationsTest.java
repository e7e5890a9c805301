package dev.drydock.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.device.Device;
import dev.drydock.hub.device.Devices;
import dev.drydock.hub.device.Identity;
import dev.drydock.hub.device.TwinPatch;
import dev.drydock.hub.refusal.Refused;
import dev.drydock.hub.store.HubFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationsTest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();
    private static final Instant NOON = Instant.parse("2030-01-31T12:00:00Z");

    @TempDir
    Path folder;

    private Devices devices;
    private Configurations configurations;

    @BeforeEach
    void start() {
        startAt(NOON);
        register("a");
        register("b");
        tag("a", "hall");
        tag("b", "attic");
    }

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
    void of_two_in_conflict_the_one_of_higher_priority_is_applied() {
        put("low", "*", 1, "'properties.desired.heat': 5, 'properties.desired.light': 1");
        put("high", "tags.room = 'hall'", 2, "'properties.desired.heat': 21");

        assertThat(desired("a").get("heat").asInt()).isEqualTo(21);
        assertThat(status("a", "high")).isEqualTo("Applied");
        assertThat(status("a", "low")).isEqualTo("Targeted");
        assertThat(desired("b").get("heat").asInt()).isEqualTo(5);
    }

    @Test
    void of_two_of_one_priority_the_newer_is_applied() {
        put("z-old", "*", 1, "'properties.desired.heat': 5");
        startAt(NOON.plusSeconds(60));
        put("a-new", "*", 1, "'properties.desired.heat': 21");

        assertThat(desired("a").get("heat").asInt()).isEqualTo(21);
        assertThat(status("a", "z-old")).isEqualTo("Targeted");
    }

    @Test
    void configurations_for_different_sections_are_applied_together() {
        put("heat", "*", 1, "'properties.desired.heat': 21");
        put("heating", "*", 2, "'properties.desired.heating': {'on': true}");

        assertThat(desired("a")).isEqualTo(json("{'heat': 21, 'heating': {'on': true}}"));
        assertThat(device("a").configurations().values()).containsOnly("Applied");
    }

    @Test
    void a_removed_configuration_leaves_what_it_set_unless_another_takes_its_place() {
        put("low", "tags.room = 'hall'", 1, "'properties.desired.heat': 5");
        put("high", "*", 2, "'properties.desired.heat': 21");

        configurations.remove("high");

        assertThat(desired("a").get("heat").asInt()).isEqualTo(5);
        assertThat(status("a", "low")).isEqualTo("Applied");
        assertThat(desired("b").get("heat").asInt()).isEqualTo(21);
        assertThat(device("b").configurations()).isEmpty();
        assertRefused(404301, () -> configurations.remove("high"));
    }

    @Test
    void two_configurations_that_undo_what_the_other_is_for_do_not_take_turns_without_end() {
        patch("a", "{'properties': {'desired': {'x': 0}}}");
        put("one", "properties.desired.x = 0", 1, "'properties.desired.x': 1");
        put("zero", "properties.desired.x = 1", 1, "'properties.desired.x': 0");

        long before = device("a").desired().version();
        patch("a", "{'tags': {'other': true}}");

        assertThat(device("a").desired().version()).isEqualTo(before + 1);
    }

    @Test
    void a_blank_condition_is_for_no_device() {
        put("none", "", 1, "'properties.desired.heat': 21");

        assertThat(desired("a")).isEmpty();
    }

    @Test
    void a_configuration_that_would_make_a_twin_too_large_is_not_applied() {
        String text = "x".repeat(4000);
        StringBuilder large = new StringBuilder("{'properties': {'desired': {");
        for (int i = 0; i < 8; i++) {
            large.append("'p").append(i).append("': '").append(text).append("',");
        }
        patch("a", large + "'p': 1}}}");

        put("more", "*", 1, "'properties.desired.more': '" + text + "'");

        assertThat(status("a", "more")).isEqualTo("Targeted");
        assertThat(status("b", "more")).isEqualTo("Applied");
    }

    @Test
    void metrics_count_devices() {
        put("high", "tags.room = 'hall'", 2, "'properties.desired.heat': 21");
        Configuration low = configurations.put(
                "low",
                json(
                        "{'content': {'deviceContent': {'properties.desired.heat': 5}}, 'targetCondition': '*', 'priority': 1,"
                                + " 'metrics': {'queries': {'warm': 'SELECT deviceId FROM devices WHERE"
                                + " properties.desired.heat > 6'}}}"));

        JsonNode json = configurations.json(low);

        assertThat(json.at("/systemMetrics/results/targetedCount").asInt()).isEqualTo(2);
        assertThat(json.at("/systemMetrics/results/appliedCount").asInt()).isEqualTo(1);
        assertThat(json.at("/metrics/results/warm").asInt()).isEqualTo(1);
        assertThat(json.at("/systemMetrics/queries/appliedCount").asText())
                .isEqualTo("SELECT deviceId FROM devices WHERE configurations.[[low]].status = 'Applied'");
    }

    @Test
    void all_but_the_content_of_a_configuration_can_be_changed() {
        put("hall", "tags.room = 'hall'", 1, "'properties.desired.heat': 21");
        Configuration before = configurations.get("hall");

        put("hall", "tags.room = 'attic'", 1, "'properties.desired.heat': 21.0");

        assertThat(desired("b").get("heat").asInt()).isEqualTo(21);
        assertThat(configurations.get("hall").etag()).isNotEqualTo(before.etag());
        assertRefused(400403, () -> put("hall", "*", 1, "'properties.desired.heat': 22"));
    }

    @Test
    void configurations_outlive_the_hub() {
        put("hall", "tags.room = 'hall'", 7, "'properties.desired.heat': 21");
        Configuration before = configurations.get("hall");

        startAt(NOON.plusSeconds(60));

        assertThat(configurations.get("hall")).isEqualTo(before);
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
        assertRefused(400402, () -> configurations.put("c", json("{'content': {'moduleContent': {}}}")));
        assertRefused(404301, () -> configurations.get("c"));
    }

    @Test
    void conditions_and_queries_can_be_tried() {
        assertThat(Configurations.test("*", Map.of("all", "SELECT * FROM devices")))
                .isEqualTo(json("{'customMetricQueryErrors': {}}"));
        JsonNode faults = Configurations.test("=", Map.of("bad", "SELECT", "jobs", "SELECT * FROM devices.jobs"));
        assertThat(faults.get("targetConditionError").asText()).contains("not understood");
        assertThat(faults.get("customMetricQueryErrors").size()).isEqualTo(2);
    }

    private void startAt(Instant time) {
        HubFolder kept = new HubFolder(folder);
        Clock clock = Clock.fixed(time, ZoneOffset.UTC);
        devices = new Devices(kept, clock);
        configurations = new Configurations(kept, devices, device -> false, 3, clock);
    }

    private void put(String id, String condition, int priority, String content) {
        ObjectNode sent = json("{'content': {'deviceContent': {" + content + "}}, 'priority': " + priority + "}");
        configurations.put(id, sent.put("targetCondition", condition));
    }

    private void register(String id) {
        devices.register(Identity.read(id, JSON.createObjectNode(), Optional.empty()));
    }

    private void tag(String id, String room) {
        patch(id, "{'tags': {'room': '" + room + "'}}");
    }

    private void patch(String id, String patch) {
        devices.change(id, device -> TwinPatch.read(json(patch)).on(device, NOON));
    }

    private Device device(String id) {
        return devices.get(id);
    }

    private ObjectNode desired(String id) {
        return device(id).desired().values();
    }

    private String status(String device, String configuration) {
        return device(device)
                .twin(false)
                .at("/configurations/" + configuration + "/status")
                .asText();
    }

    private static void assertRefused(int code, ThrowingCallable call) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(call)
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
