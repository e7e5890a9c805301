package dev.drydock.hub.twin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PropertiesTest {
    private static final Instant FIRST = Instant.parse("2026-11-01T10:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-11-01T11:00:00Z");

    private final Properties desired = Properties.empty(true, FIRST);

    @Test
    void properties_that_nobody_has_written_are_at_version_1() {
        assertThat(json(desired.json().toString())).isEqualTo(json("""
                {"$metadata":{"$lastUpdated":"2026-11-01T10:00:00Z","$lastUpdatedVersion":1},"$version":1}"""));
    }

    @Test
    void an_object_goes_into_the_object_that_is_there_and_null_takes_a_member_away() {
        Properties after = desired.merged(json("{'a':{'x':1,'y':{'z':2}},'b':3}"), FIRST)
                .merged(json("{'a':{'x':null,'y':{'w':4}}}"), SECOND);

        assertThat(after.values()).isEqualTo(json("{'a':{'y':{'z':2,'w':4}},'b':3}"));
        assertThat(after.version()).isEqualTo(3);
    }

    @Test
    void a_null_for_what_is_not_there_changes_nothing_but_the_version() {
        Properties after = desired.merged(json("{'a':{'x':null},'b':null}"), FIRST);

        assertThat(after.values()).isEqualTo(json("{'a':{}}"));
        assertThat(after.version()).isEqualTo(2);
    }

    @Test
    void a_value_takes_the_place_of_an_object_and_an_object_that_of_a_value() {
        Properties object = desired.merged(json("{'a':{'x':1}}"), FIRST);
        Properties value = object.merged(json("{'a':7}"), FIRST);

        assertThat(value.values()).isEqualTo(json("{'a':7}"));
        assertThat(value.metadata().get("a").has("x")).isFalse();
        assertThat(value.merged(json("{'a':{'x':2}}"), FIRST).values()).isEqualTo(json("{'a':{'x':2}}"));
    }

    @Test
    void an_array_takes_the_place_of_another_as_a_whole() {
        Properties after = desired.merged(json("{'a':[1,2,3]}"), FIRST).merged(json("{'a':[4]}"), SECOND);

        assertThat(after.values()).isEqualTo(json("{'a':[4]}"));
    }

    @Test
    void metadata_tells_when_and_in_which_version_each_member_last_changed() {
        Properties after = desired.merged(json("{'a':{'x':1},'b':2}"), FIRST).merged(json("{'b':3}"), SECOND);

        assertThat(json(after.metadata().toString())).isEqualTo(json("""
                {"$lastUpdated":"2026-11-01T11:00:00Z","$lastUpdatedVersion":3,
                 "a":{"$lastUpdated":"2026-11-01T10:00:00Z","$lastUpdatedVersion":2,
                      "x":{"$lastUpdated":"2026-11-01T10:00:00Z","$lastUpdatedVersion":2}},
                 "b":{"$lastUpdated":"2026-11-01T11:00:00Z","$lastUpdatedVersion":3}}"""));
    }

    @Test
    void metadata_of_reported_properties_tells_no_versions() {
        Properties reported = Properties.empty(false, FIRST).merged(json("{'a':1}"), SECOND);

        assertThat(json(reported.json().toString())).isEqualTo(json("""
                {"a":1,"$metadata":{"$lastUpdated":"2026-11-01T11:00:00Z",
                 "a":{"$lastUpdated":"2026-11-01T11:00:00Z"}},"$version":2}"""));
    }

    @Test
    void metadata_goes_with_the_member_that_is_taken_away() {
        Properties after = desired.merged(json("{'a':{'x':1}}"), FIRST).merged(json("{'a':null}"), FIRST);

        assertThat(after.metadata().has("a")).isFalse();
    }

    @Test
    void a_replacement_leaves_nothing_of_what_was_there_and_tells_the_device_what_went() {
        Properties after = desired.merged(json("{'a':1,'b':{'x':2}}"), FIRST).replaced(json("{'c':3}"), SECOND);

        assertThat(after.values()).isEqualTo(json("{'c':3}"));
        assertThat(after.version()).isEqualTo(3);
        assertThat(after.metadata().has("a")).isFalse();
        assertThat(json(after.changeForDevice().toString())).isEqualTo(json("{'a':null,'b':null,'c':3,'$version':3}"));
    }

    @Test
    void a_change_says_just_what_was_asked_for_and_the_version_that_it_made() {
        Properties after = desired.merged(json("{'a':{'x':1}}"), FIRST).merged(json("{'a':{'y':2}}"), SECOND);

        assertThat(json(after.changeForDevice().toString())).isEqualTo(json("{'a':{'y':2},'$version':3}"));
        assertThat(json(after.forDevice().toString())).isEqualTo(json("{'a':{'x':1,'y':2},'$version':3}"));
    }

    @Test
    void what_a_service_read_may_be_sent_back_with_its_version_and_metadata() {
        Properties before = desired.merged(json("{'a':1}"), FIRST);

        assertThat(before.merged(before.json(), SECOND).values()).isEqualTo(json("{'a':1}"));
    }

    @Test
    void a_change_leaves_the_former_properties_as_they_were() {
        Properties before = desired.merged(json("{'a':{'x':1}}"), FIRST);
        ObjectNode remembered = before.json();

        before.merged(json("{'a':{'x':2}}"), SECOND);

        assertThat(before.json()).isEqualTo(remembered);
    }

    @Test
    void properties_are_read_as_they_were_written() {
        Properties before = desired.merged(json("{'a':{'x':1},'b':[1]}"), FIRST);

        assertThat(Properties.of(true, before.json()).json()).isEqualTo(before.json());
    }

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) JsonMapper.builder().build().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
