package dev.drydock.rest.route;

import static dev.drydock.rest.bench.Bodies.DIGEST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Bodies;
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

/** Images that somebody else serves. */
class ImagesTest {
    @TempDir
    Path folder;

    private RestBench bench;
    private Caller anna;

    @BeforeEach
    void start() {
        bench = RestBench.withDevices(folder, 1);
        anna = bench.caller("anna");
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private static final String IMAGES = "/api/v1/images";

    private Answered add(JsonObject image) {
        return anna.post(IMAGES, image.encode());
    }

    @Test
    void an_image_is_added_listed_shown_and_removed() {
        Answered added = add(Bodies.image("2.0.0").put("models", new JsonArray(List.of("gateway", "cam"))));

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().getString("name")).isEqualTo("cam-2.0.0");
        assertThat(added.json().getJsonArray("models")).containsExactly("cam", "gateway");
        assertThat(added.json().getString("digest")).isEqualTo(DIGEST);
        assertThat(added.json().getBoolean("kept")).isFalse();
        assertThat(anna.get(IMAGES).items("name")).containsExactly("cam-2.0.0");
        assertThat(anna.get(IMAGES + "/cam-2.0.0").json()).isEqualTo(added.json());
        assertThat(anna.delete(IMAGES + "/cam-2.0.0").status()).isEqualTo(204);
        assertThat(anna.get(IMAGES).items("name")).isEmpty();
    }

    @Test
    void the_secrets_in_a_uri_are_not_told_again() {
        assertThat(add(Bodies.image("2.0.0")).json().getString("uri")).isEqualTo("https://images.example/2.0.0");
    }

    @Test
    void the_same_image_may_be_added_again() {
        add(Bodies.image("2.0.0"));

        assertThat(add(Bodies.image("2.0.0")).status()).isEqualTo(201);
        assertThat(anna.get(IMAGES).items("name")).hasSize(1);
    }

    @Test
    void another_image_of_the_same_name_is_refused() {
        add(Bodies.image("2.0.0").put("name", "spring"));

        Answered refused = add(Bodies.image("2.0.1").put("name", "spring"));

        assertThat(refused.problem()).isEqualTo("409 name-taken");
        assertThat(refused.detail()).contains("spring, version 2.0.0");
    }

    @Test
    void an_image_that_is_not_there_is_neither_shown_nor_removed() {
        assertThat(anna.get(IMAGES + "/winter").problem()).isEqualTo("404 no-such-image");
        assertThat(anna.delete(IMAGES + "/winter").problem()).isEqualTo("404 no-such-image");
    }

    @Test
    void an_image_that_a_rollout_needs_is_not_removed() {
        add(Bodies.image("2.0.0"));
        anna.post("/api/v1/rollouts", Bodies.rollout("spring").encode());

        Answered refused = anna.delete(IMAGES + "/image-2.0.0");

        assertThat(refused.problem()).isEqualTo("409 image-in-use");
        assertThat(refused.detail()).contains("rollout spring needs image image-2.0.0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version | null                | member 'version' is missing
            uri     | null                | member 'uri' is missing
            size    | null                | member 'size' is missing
            digest  | null                | member 'digest' is missing
            version | "2 0"               | member 'version': a version is
            uri     | "a b"               | member 'uri': an image URI is
            size    | 0                   | member 'size': expected 1 to
            size    | 1.5                 | member 'size': expected a whole number, found a number
            size    | "5"                 | member 'size': expected a whole number, found a string
            digest  | "md5:1"             | member 'digest': a check value is
            digest  | "sha256:1"          | member 'digest': a SHA-256 digest is
            name    | "../spring"         | the name of an image is
            name    | "sp\\u0000ring"     | the name of an image is
            models  | "gateway"           | member 'models': expected an array of strings, found a string
            models  | [1]                 | member 'models': expected an array of strings, found a number
            models  | ["gate\\u0000way"]  | member 'models': a value has 1 to 64 characters
            models  | [""]                | member 'models': a value has 1 to 64 characters
            colour  | "red"               | there is no member 'colour' here; expected one of name, version
            """)
    void a_malformed_image_is_refused_with_its_member(String member, String value, String detail) {
        JsonObject image = Bodies.image("2.0.0");
        image.remove(member);
        String body = image.encode().replaceFirst("[{]", "{\"" + member + "\":" + value.replace("\\", "\\\\") + ",");

        Answered refused = anna.post(IMAGES, body);

        assertThat(refused.problem()).isEqualTo("400 malformed");
        assertThat(refused.detail()).startsWith(detail);
    }

    @Test
    void models_that_are_named_twice_are_named_once() {
        Answered added = add(Bodies.image("2.0.0").put("models", new JsonArray(List.of("cam", "cam"))));

        assertThat(added.json().getJsonArray("models")).containsExactly("cam");
    }
}
