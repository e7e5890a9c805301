package dev.drydock.rest.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Bodies;
import dev.drydock.rest.bench.Caller;
import dev.drydock.rest.bench.RestBench;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that cannot be read. */
class BodiesTest {
    @TempDir
    Path folder;

    private RestBench bench;
    private Caller anna;

    @BeforeEach
    void start() {
        bench = RestBench.withDevices(folder, 1);
        anna = bench.caller("anna");
        anna.post("/api/v1/images", Bodies.image("2.0.0").encode());
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private static final List<String> JSON_TAKERS =
            List.of("/api/v1/images", "/api/v1/tokens", "/api/v1/fleet/tags", "/api/v1/rollouts/spring/pause");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not JSON",
                "[]",
                "null",
                "1",
                "\"text\"",
                "{",
                "{} {}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":}",
                "{'name':'a'}",
                "\0",
                "\uFEFF[]"
            })
    void a_body_that_is_no_json_object_is_refused(String body) {
        for (String address : JSON_TAKERS) {
            assertThat(anna.post(address, body).problem()).as(address).isEqualTo("400 malformed");
        }
        assertThat(anna.post("/api/v1/rollouts", body).problem()).isEqualTo("400 malformed");
    }

    @Test
    void an_empty_body_lacks_its_members() {
        assertThat(anna.post("/api/v1/images").detail()).isEqualTo("member 'version' is missing");
        assertThat(anna.post("/api/v1/tokens").detail()).isEqualTo("member 'person' is missing");
        assertThat(anna.post("/api/v1/fleet/tags").detail()).isEqualTo("member 'query' is missing");
        assertThat(anna.post("/api/v1/rollouts").problem()).isEqualTo("400 malformed");
        assertThat(anna.post("/api/v1/rollouts/preview").problem()).isEqualTo("400 malformed");
    }

    @Test
    void a_body_of_two_megabytes_is_too_large() {
        String large = " ".repeat(2_000_000);

        for (String address : List.of("/api/v1/images", "/api/v1/rollouts", "/api/v1/fleet/tags")) {
            Answered refused = anna.post(address, large);

            assertThat(refused.problem()).isEqualTo("413 body-too-large");
            assertThat(refused.detail()).isEqualTo("a body has at most 1048576 bytes");
        }
    }

    @Test
    void a_body_that_is_nested_without_end_is_refused() {
        String deep = "{\"a\":".repeat(100_000);

        for (String address : List.of("/api/v1/images", "/api/v1/rollouts/spring/pause")) {
            assertThat(anna.post(address, deep).problem()).isEqualTo("400 malformed");
        }
        assertThat(anna.post("/api/v1/rollouts", "[".repeat(60_000)).problem()).isEqualTo("400 malformed");
        assertThat(anna.post("/api/v1/rollouts", deep.substring(0, 60_000)).problem())
                .isEqualTo("400 malformed");
    }

    @Test
    void a_name_that_no_member_has_is_shown_short_and_plain() {
        String name = "\\u001b[31m" + "x".repeat(50);

        String detail = anna.post("/api/v1/tokens", "{\"" + name + "\":1}").detail();

        assertThat(detail)
                .startsWith("there is no member '?[31m")
                .contains("...'")
                .doesNotContain("x".repeat(50));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/x-www-form-urlencoded",
                "text/plain",
                "multipart/form-data; boundary=x",
                "image/x;;;"
            })
    void a_body_is_read_whatever_it_calls_itself(String type) {
        Answered created = anna.with("Content-Type", type)
                .post("/api/v1/rollouts", Bodies.rollout("spring").encode());

        assertThat(created.status()).isEqualTo(201);
    }
}
