package dev.drydock.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ConfigurationConflictTest extends ConfigurationBench {
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

        configurations().remove("high");

        assertThat(desired("a").get("heat").asInt()).isEqualTo(5);
        assertThat(status("a", "low")).isEqualTo("Applied");
        assertThat(desired("b").get("heat").asInt()).isEqualTo(21);
        assertThat(device("b").configurations()).isEmpty();
        assertRefused(404301, () -> configurations().remove("high"));
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
}
