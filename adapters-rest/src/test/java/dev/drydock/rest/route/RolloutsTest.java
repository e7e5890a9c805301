package dev.drydock.rest.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Bodies;
import dev.drydock.rest.bench.Caller;
import dev.drydock.rest.bench.RestBench;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drafts of rollouts. */
class RolloutsTest {
    @TempDir
    Path folder;

    private RestBench bench;
    private Caller anna;

    @BeforeEach
    void start() {
        bench = RestBench.withDevices(folder, 4);
        anna = bench.caller("anna");
        anna.post("/api/v1/images", Bodies.image("2.0.0").encode());
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private static final String ROLLOUTS = "/api/v1/rollouts";

    private Answered create(JsonObject rollout) {
        return anna.post(ROLLOUTS, rollout.encode());
    }

    @Test
    void a_draft_is_created_and_shown() {
        Answered created = create(Bodies.rollout("spring").put("priority", -100));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().getString("state")).isEqualTo("draft");
        assertThat(created.json().getString("by")).isEqualTo("anna");
        assertThat(created.json().getInteger("priority")).isEqualTo(-100);
        assertThat(created.json().getJsonArray("waves")).isEmpty();
        Answered shown = anna.get(ROLLOUTS + "/spring");
        assertThat(shown.json()).isEqualTo(created.json());
        assertThat(shown.header("ETag")).isPresent().isEqualTo(created.header("ETag"));
        assertThat(anna.get(ROLLOUTS).items("name")).containsExactly("spring");
    }

    @Test
    void a_specification_may_be_yaml() {
        Answered created = anna.post(ROLLOUTS, "name: spring\nimage: image-2.0.0\ntarget: all\nwaves: 100%\n");

        assertThat(created.status()).isEqualTo(201);
    }

    @Test
    void a_name_is_given_once() {
        create(Bodies.rollout("spring"));

        assertThat(create(Bodies.rollout("spring")).problem()).isEqualTo("409 name-taken");
        assertThat(anna.get(ROLLOUTS).items("name")).hasSize(1);
    }

    @Test
    void an_image_that_is_not_there_is_told() {
        Answered brought = create(Bodies.rollout("spring").put("image", "image-9"));
        Answered fallback = create(Bodies.rollout("spring").put("on-bad", "rollback=image-8"));

        assertThat(brought.problem()).isEqualTo("404 no-such-image");
        assertThat(brought.detail()).contains("'image-9'");
        assertThat(fallback.problem()).isEqualTo("404 no-such-image");
        assertThat(fallback.detail()).contains("'image-8'");
    }

    @Test
    void the_way_back_leads_to_another_version() {
        Answered refused = create(Bodies.rollout("spring").put("on-bad", "rollback=image-2.0.0"));

        assertThat(refused.problem()).isEqualTo("400 malformed");
        assertThat(refused.detail()).contains("way back");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            priority | 101          | line 1, column 13: priority wants -100 to 100, and got '101'
            priority | "high"       | line 1, column 13: 'priority'
            colour   | "red"        | line 1, column 2: there is no member 'colour' here
            name     | "a b"        | line 1, column 9: name: a name is 1 to 64 characters
            name     | null         | line 1
            image    | null         | line 1
            image    | "a\\u0000b" | the name of an image: expected a text without control characters
            target   | "model = "   | line 1, column 11: target: at character 9 of the query
            target   | "a\\u0000b" | line 1, column 11: target: at character 1 of the query
            waves    | "0%"         | line 1, column 10: waves
            waves    | [1]          | line 1
            soak     | "soon"       | line 1, column 9: soak
            good     | "9%"         | line 1
            dynamic  | 1            | line 1
            """)
    void a_malformed_specification_is_refused_with_its_place(String member, String value, String detail) {
        JsonObject rollout = Bodies.rollout("spring");
        rollout.remove(member);
        String body = rollout.encode().replaceFirst("[{]", "{\"" + member + "\":" + value.replace("\\", "\\\\") + ",");

        for (String address : List.of(ROLLOUTS, ROLLOUTS + "/preview")) {
            Answered refused = anna.post(address, body);

            assertThat(refused.status()).isBetween(400, 404);
            assertThat(refused.detail()).startsWith(detail);
        }
    }

    @ParameterizedTest
    @CsvSource({"name, name", "image, image", "target, target"})
    void a_member_that_is_missing_is_named(String member, String told) {
        JsonObject rollout = Bodies.rollout("spring");
        rollout.remove(member);

        Answered refused = create(rollout);

        assertThat(refused.problem()).isEqualTo("400 malformed");
        assertThat(refused.detail()).contains("the member '" + told + "' is missing");
    }

    @Test
    void a_preview_creates_nothing() {
        Answered preview =
                anna.post(ROLLOUTS + "/preview", Bodies.rollout("spring").encode());

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.json().getInteger("devices")).isEqualTo(4);
        assertThat(preview.json().getJsonArray("waves")).hasSize(2);
        assertThat(anna.get(ROLLOUTS).items("name")).isEmpty();
    }

    @Test
    void a_draft_can_be_previewed() {
        create(Bodies.rollout("spring").put("target", "model = toaster"));

        Answered preview = anna.get(ROLLOUTS + "/spring/preview");

        assertThat(preview.json().getInteger("devices")).isZero();
        assertThat(preview.json().getJsonArray("warnings")).containsExactly("no device fits the target now");
    }

    @Test
    void its_specification_makes_another_rollout_of_the_same_settings() {
        create(Bodies.rollout("spring").put("soak", "7m").put("in-flight", "all"));
        JsonObject specification = anna.get(ROLLOUTS + "/spring/specification").json();

        assertThat(specification.getString("soak")).isEqualTo("7m");
        assertThat(specification.getString("in-flight")).isEqualTo("all");
        assertThat(specification.getString("good")).isEqualTo("2%");
        assertThat(create(specification.copy().put("name", "summer")).status()).isEqualTo(201);
        JsonObject again = anna.get(ROLLOUTS + "/summer/specification").json();
        assertThat(again.put("name", "spring")).isEqualTo(specification);
    }

    @Test
    void its_specification_follows_what_is_set_and_has_its_revision() {
        create(Bodies.rollout("spring"));
        anna.patch(ROLLOUTS + "/spring", "{\"in-flight\":5}");

        Answered specification = anna.get(ROLLOUTS + "/spring/specification");

        assertThat(specification.json().getInteger("in-flight")).isEqualTo(5);
        assertThat(specification.header("etag"))
                .isEqualTo(anna.get(ROLLOUTS + "/spring").header("etag"));
    }

    @Test
    void a_draft_is_deleted_and_its_name_is_free() {
        create(Bodies.rollout("spring"));

        assertThat(anna.delete(ROLLOUTS + "/spring").status()).isEqualTo(204);
        assertThat(anna.get(ROLLOUTS + "/spring").problem()).isEqualTo("404 no-such-rollout");
        assertThat(create(Bodies.rollout("spring")).status()).isEqualTo(201);
    }

    @Test
    void a_rollout_that_is_not_there_is_told() {
        assertThat(anna.get(ROLLOUTS + "/winter").problem()).isEqualTo("404 no-such-rollout");
        assertThat(anna.get(ROLLOUTS + "/winter/preview").problem()).isEqualTo("404 no-such-rollout");
        assertThat(anna.get(ROLLOUTS + "/winter/specification").problem()).isEqualTo("404 no-such-rollout");
        assertThat(anna.get(ROLLOUTS + "/winter/members").problem()).isEqualTo("404 no-such-rollout");
        assertThat(anna.get(ROLLOUTS + "/winter/reasons").problem()).isEqualTo("404 no-such-rollout");
        assertThat(anna.delete(ROLLOUTS + "/winter").problem()).isEqualTo("404 no-such-rollout");
        assertThat(anna.post(ROLLOUTS + "/winter/submit").problem()).isEqualTo("404 no-such-rollout");
        assertThat(anna.patch(ROLLOUTS + "/winter", "{\"in-flight\":5}").problem())
                .isEqualTo("404 no-such-rollout");
    }
}
