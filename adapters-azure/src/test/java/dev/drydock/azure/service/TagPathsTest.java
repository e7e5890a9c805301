package dev.drydock.azure.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TagPathsTest {
    private static final Set<String> NONE = Set.of();

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    @Test
    void a_group_of_tags_is_read_with_dots() {
        assertThat(TagPaths.read(json("{'location':{'city':'oslo','floor':{'level':'2'}},'ring':'canary'}")))
                .containsOnly(
                        Map.entry("location.city", "oslo"),
                        Map.entry("location.floor.level", "2"),
                        Map.entry("ring", "canary"));
    }

    @Test
    void numbers_and_truth_values_are_tags_and_lists_and_nothing_are_none() {
        assertThat(TagPaths.read(
                        json("{'floor':3.0,'tilt':0.5,'big':1e3,'spare':true,'all':['a'],'no':null,'group':{}}")))
                .containsOnly(
                        Map.entry("floor", "3"),
                        Map.entry("tilt", "0.5"),
                        Map.entry("big", "1000"),
                        Map.entry("spare", "true"));
    }

    @Test
    void what_the_hub_itself_writes_is_no_tag() {
        assertThat(TagPaths.read(json("{'$metadata':{'$lastUpdated':'x'},'$version':3,'a':{'$x':'y'}}")))
                .isEmpty();
    }

    @Test
    void a_patch_names_the_changed_tags_alone_and_removes_by_null() {
        Map<String, Object> patch =
                TagPaths.patch(Map.of("location.city", "oslo", "ring", "canary"), Set.of("location.floor", "old"));

        assertThat(patch).containsOnlyKeys("location", "ring", "old").containsEntry("ring", "canary");
        assertThat(patch.get("old")).isNull();
        assertThat(patch.get("location")).isInstanceOfSatisfying(Map.class, location -> {
            assertThat(location.get("city")).isEqualTo("oslo");
            assertThat(location.containsKey("floor")).isTrue();
            assertThat(location.get("floor")).isNull();
        });
    }

    @Test
    void a_name_that_is_no_path_is_refused() {
        assertThat(TagPaths.objection(NONE, Set.of("a..b"), NONE))
                .hasValue("IoT Hub has no tag 'a..b': a dot stands between a group and its tag, as in location.city");
        assertThat(TagPaths.objection(NONE, Set.of("a."), NONE)).isPresent();
        assertThat(TagPaths.objection(NONE, Set.of("a.b.c", "d"), NONE)).isEmpty();
        assertThat(TagPaths.patch(Map.of(), Set.of("a..b"))).isEmpty();
    }

    @Test
    void a_tag_and_a_group_of_one_name_are_refused_as_one_would_replace_the_other() {
        assertThat(TagPaths.objection(Set.of("location.city"), Set.of("location"), NONE)
                        .orElseThrow())
                .startsWith("on IoT Hub 'location' and 'location.city' cannot be tags of one device");
        assertThat(TagPaths.objection(Set.of("location"), Set.of("location.city"), NONE))
                .isPresent();
        assertThat(TagPaths.objection(NONE, Set.of("location", "location.city"), NONE))
                .isPresent();
        assertThat(TagPaths.objection(Set.of("location"), Set.of("location.city"), Set.of("location")))
                .isEmpty();
        assertThat(TagPaths.objection(Set.of("location"), Set.of("locations"), NONE))
                .isEmpty();
    }

    @Test
    void a_group_is_not_removed_as_a_whole() {
        assertThat(TagPaths.objection(Set.of("location.city"), NONE, Set.of("location")))
                .hasValue("'location' is a group of tags; remove its tags one by one, such as location.city");
        assertThat(TagPaths.objection(Set.of("ring"), NONE, Set.of("location"))).isEmpty();
    }
}
