package dev.drydock.rest.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Caller;
import dev.drydock.rest.bench.RestBench;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tags of one device and of many. */
class TagsTest {
    @TempDir
    Path folder;

    private RestBench bench;
    private Caller anna;

    @BeforeEach
    void start() {
        bench = RestBench.withDevices(folder, 3);
        anna = bench.caller("anna");
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private static final String TAGS = "/api/v1/fleet/devices/d00/tags";

    private static JsonObject set(int number, String prefix) {
        JsonObject tags = new JsonObject();
        for (int tag = 0; tag < number; tag++) {
            tags.put(prefix + tag, "on");
        }
        return new JsonObject().put("set", tags);
    }

    private JsonObject tags(String device) {
        return anna.get("/api/v1/fleet/devices/" + device).json().getJsonObject("tags");
    }

    @Test
    void tags_are_set_and_removed() {
        anna.patch(TAGS, "{\"set\":{\"ring\":\"canary\",\"site\":\"oslo\"}}");

        Answered tagged = anna.patch(TAGS, "{\"set\":{\"ring\":\"early\"},\"remove\":[\"site\",\"none\"]}");

        assertThat(tagged.json().getJsonObject("tags")).isEqualTo(new JsonObject().put("ring", "early"));
        assertThat(tags("d00")).isEqualTo(new JsonObject().put("ring", "early"));
        assertThat(tags("d01")).isEmpty();
    }

    @Test
    void every_device_that_a_query_takes_is_tagged() {
        Answered tagged =
                anna.post("/api/v1/fleet/tags", "{\"query\":\"id in (d00, d01)\",\"set\":{\"ring\":\"canary\"}}");

        assertThat(tagged.json().getInteger("devices")).isEqualTo(2);
        assertThat(anna.get("/api/v1/fleet/devices?query=tag.ring=canary").items("id"))
                .containsExactly("d00", "d01");
    }

    @Test
    void a_device_has_64_tags_and_no_more() {
        assertThat(anna.patch(TAGS, set(64, "a").encode()).status()).isEqualTo(200);

        Answered refused = anna.patch(TAGS, set(1, "b").encode());

        assertThat(refused.problem()).isEqualTo("400 malformed");
        assertThat(refused.detail()).contains("at most 64 tags");
        assertThat(tags("d00")).hasSize(64);
    }

    @Test
    void one_device_that_would_have_too_many_keeps_all_from_being_tagged() {
        anna.patch("/api/v1/fleet/devices/d02/tags", set(64, "a").encode());

        Answered refused = anna.post(
                "/api/v1/fleet/tags",
                set(1, "b").put("query", "id in (d00, d01, d02)").encode());

        assertThat(refused.problem()).isEqualTo("400 malformed");
        assertThat(refused.detail()).contains("at most 64 tags");
        assertThat(tags("d00")).isEmpty();
    }

    @Test
    void many_tags_are_refused_at_once() {
        assertThat(anna.patch(TAGS, set(20_000, "a").encode()).problem()).isEqualTo("400 malformed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"set":{"a b":"c"}}                | the name of a tag is
            {"set":{"":"c"}}                   | the name of a tag is
            {"set":{"a\\u0000":"c"}}           | the name of a tag is
            {"set":{"a":"b\\u0000c"}}          | a value has 1 to 64 characters
            {"set":{"a":""}}                   | a value has 1 to 64 characters
            {"set":{"a":1}}                    | member 'a': expected a string, found a number
            {"set":{"a":null}}                 | tag 'a': expected a string
            {"set":["a"]}                      | member 'set': expected an object, found an array
            {"remove":"a"}                     | member 'remove': expected an array of strings
            {"remove":["a b"]}                 | the name of a tag is
            {"sets":{}}                        | there is no member 'sets' here; expected one of
            """)
    void malformed_tags_are_refused(String body, String detail) {
        Answered one = anna.patch(TAGS, body);
        Answered many = anna.post("/api/v1/fleet/tags", "{\"query\":\"id = nobody\"," + body.substring(1));

        for (Answered refused : List.of(one, many)) {
            assertThat(refused.problem()).isEqualTo("400 malformed");
            assertThat(refused.detail()).startsWith(detail);
        }
    }

    @Test
    void a_tag_that_is_set_and_removed_at_once_is_refused() {
        String both = new JsonObject()
                .put("set", new JsonObject().put("a", "b"))
                .put("remove", new JsonArray().add("a"))
                .encode();

        assertThat(anna.patch(TAGS, both).problem()).isEqualTo("400 malformed");
    }

    @Test
    void tagging_many_needs_a_query() {
        assertThat(anna.post("/api/v1/fleet/tags", "{\"set\":{\"a\":\"b\"}}").detail())
                .isEqualTo("member 'query' is missing");
        assertThat(anna.post("/api/v1/fleet/tags", "{\"query\":\"id =\",\"set\":{\"a\":\"b\"}}")
                        .detail())
                .startsWith("member 'query': at character 5 of the query");
    }
}
