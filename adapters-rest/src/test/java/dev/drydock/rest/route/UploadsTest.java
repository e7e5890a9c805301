package dev.drydock.rest.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Bodies;
import dev.drydock.rest.bench.Caller;
import dev.drydock.rest.bench.RawCall;
import dev.drydock.rest.bench.RestBench;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images whose files the server keeps. */
class UploadsTest {
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

    private static final String SPRING = "/api/v1/images/spring/content";
    private static final byte[] FILE = "a file of firmware".getBytes(StandardCharsets.UTF_8);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Digest DIGEST = Digest.of(Sha256.of(FILE));

    @Test
    void a_file_is_uploaded_and_kept_under_its_digest() {
        Answered uploaded = anna.put(SPRING + "?version=2.0.0&model=cam&model=gateway", FILE);

        assertThat(uploaded.status()).isEqualTo(201);
        assertThat(uploaded.json().getString("digest")).isEqualTo(DIGEST.toString());
        assertThat(uploaded.json().getLong("size")).isEqualTo(FILE.length);
        assertThat(uploaded.json().getJsonArray("models")).containsExactly("cam", "gateway");
        assertThat(uploaded.json().getBoolean("kept")).isTrue();
        assertThat(uploaded.json().getString("warning")).isEqualTo("no device reaches 'localhost'");
        assertThat(bench.images.files()).containsExactly(DIGEST.hex());
        assertThat(anna.get("/api/v1/images/spring").json()).isEqualTo(uploaded.json());
    }

    @Test
    void a_file_that_has_the_digest_that_was_told_is_kept() {
        assertThat(anna.put(SPRING + "?version=2.0.0&digest=" + DIGEST, FILE).status())
                .isEqualTo(201);
    }

    @Test
    void a_file_of_many_megabytes_comes_whole() {
        byte[] large = new byte[5_000_000];
        Arrays.fill(large, (byte) 'x');

        Answered uploaded = anna.put(SPRING + "?version=2.0.0", large);

        assertThat(uploaded.json().getLong("size")).isEqualTo(large.length);
        assertThat(uploaded.json().getString("digest"))
                .isEqualTo(Digest.of(Sha256.of(large)).toString());
    }

    @Test
    void a_file_with_another_digest_is_refused_and_nothing_is_left() {
        Answered refused = anna.put(SPRING + "?version=2.0.0&digest=" + Bodies.DIGEST, FILE);

        assertThat(refused.problem()).isEqualTo("422 digest-differs");
        assertThat(refused.detail()).contains(Bodies.DIGEST, DIGEST.toString(), FILE.length + " bytes");
        assertThat(bench.images.files()).isEmpty();
        assertThat(anna.get("/api/v1/images").items("name")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring/content",
                "spring/content?version=",
                "spring/content?version=2%200",
                "spring/content?version=1&version=2",
                "spring/content?version=1&digest=sha256:1",
                "spring/content?version=1&model=",
                "spring/content?version=1&model=a%00b",
                "spr%20ing/content?version=1",
                "..%2Fspring/content?version=1"
            })
    void an_upload_with_malformed_parameters_is_refused_and_nothing_is_left(String address) {
        assertThat(anna.put("/api/v1/images/" + address, FILE).problem()).isEqualTo("400 malformed");
        assertThat(bench.images.files()).isEmpty();
    }

    @Test
    void an_empty_file_is_refused_and_nothing_is_left() {
        assertThat(anna.put(SPRING + "?version=2.0.0", new byte[0]).problem()).isEqualTo("400 malformed");
        assertThat(bench.images.files()).isEmpty();
    }

    @Test
    void another_image_of_the_same_name_is_refused_and_the_first_file_stays() {
        anna.put(SPRING + "?version=2.0.0", FILE);

        assertThat(anna.put(SPRING + "?version=2.0.1", FILE).problem()).isEqualTo("409 name-taken");
        assertThat(anna.put(SPRING + "?version=2.0.0", new byte[] {1}).problem())
                .isEqualTo("409 name-taken");
        assertThat(bench.images.files()).containsExactly(DIGEST.hex());
    }

    @Test
    void the_same_file_may_be_uploaded_again() {
        anna.put(SPRING + "?version=2.0.0", FILE);

        assertThat(anna.put(SPRING + "?version=2.0.0", FILE).status()).isEqualTo(201);
        assertThat(bench.images.files()).containsExactly(DIGEST.hex());
    }

    @Test
    void a_file_goes_with_the_last_image_that_needs_it() {
        anna.put(SPRING + "?version=2.0.0", FILE);
        anna.put("/api/v1/images/autumn/content?version=2.0.0", FILE);

        anna.delete("/api/v1/images/spring");
        assertThat(bench.images.files()).containsExactly(DIGEST.hex());

        anna.delete("/api/v1/images/autumn");
        assertThat(bench.images.files()).isEmpty();
    }

    @Test
    void a_client_that_asks_first_is_told_to_go_on() {
        assertThat(anna.putWhenAsked(SPRING + "?version=2.0.0", FILE).status()).isEqualTo(201);
    }

    private String begin(String token) {
        return "PUT " + SPRING + "?version=2.0.0 HTTP/1.1\r\nHost: h\r\nAuthorization: " + token
                + "\r\nContent-Length: 1000\r\n\r\n";
    }

    private String token() {
        return "Bearer "
                + bench.desk.tokens().create("bert", "raw", Optional.empty()).secret();
    }

    @Test
    void an_upload_that_is_cut_off_leaves_nothing_behind() {
        try (RawCall call = new RawCall(bench.address())) {
            call.send(begin(token()) + "half of it");
            await().atMost(PATIENCE)
                    .until(() -> bench.images.files().equals(List.of("upload-1")) && bench.images.size("upload-1") > 0);
        }

        await().atMost(PATIENCE).until(() -> bench.images.files().isEmpty());
    }

    @Test
    void an_upload_that_is_cut_off_before_its_first_byte_leaves_nothing_behind() {
        for (int i = 0; i < 20; i++) {
            try (RawCall call = new RawCall(bench.address())) {
                call.send(begin(token()));
            }
        }
        anna.get("/healthz");

        await().atMost(PATIENCE)
                .until(() ->
                        bench.images.uploads() == 20 && bench.images.files().isEmpty());
    }

    @Test
    void an_upload_without_a_token_ends_its_connection_before_the_body_has_come() {
        try (RawCall call = new RawCall(bench.address())) {
            assertThat(call.send(begin("none")).answer())
                    .startsWith("HTTP/1.1 401")
                    .contains("\"no-token\"");
        }
        assertThat(bench.images.files()).isEmpty();
    }

    @Test
    void a_client_that_asks_first_without_a_token_sends_nothing() {
        String asking = begin("none").replace("Host: h", "Host: h\r\nExpect: 100-continue");
        try (RawCall call = new RawCall(bench.address())) {
            assertThat(call.send(asking).answer()).startsWith("HTTP/1.1 401").doesNotContain("100 Continue");
        }
    }

    @Test
    void a_file_that_cannot_be_written_is_the_fault_of_the_server() {
        bench.images.fillUp();

        assertThat(anna.put(SPRING + "?version=2.0.0", FILE).problem()).isEqualTo("507 storage-failed");
        assertThat(bench.images.files()).isEmpty();
    }

    @Test
    void a_file_that_was_changed_on_the_disk_is_brought_to_no_device() {
        anna.put(SPRING + "?version=2.0.0&model=cam", FILE);
        anna.post(
                "/api/v1/rollouts",
                Bodies.rollout("spring").put("image", "spring").encode());
        bench.images.change(DIGEST.hex(), "a file of firmwarf".getBytes(StandardCharsets.UTF_8));

        Answered refused = anna.post("/api/v1/rollouts/spring/submit");

        assertThat(refused.problem()).isEqualTo("409 image-changed");
        assertThat(refused.detail()).startsWith("the file of image spring is not what was added");
        assertThat(anna.get("/api/v1/rollouts/spring").json().getString("state"))
                .isEqualTo("draft");
        anna.put(SPRING + "?version=2.0.0&model=cam", FILE);
        assertThat(anna.post("/api/v1/rollouts/spring/submit").status()).isEqualTo(200);
    }

    @Test
    void devices_are_not_led_back_to_a_file_that_was_changed_on_the_disk() {
        anna.put(SPRING + "?version=1.0.0&model=cam", FILE);
        anna.post("/api/v1/images", Bodies.image("2.0.0").encode());
        anna.post("/api/v1/rollouts", Bodies.rollout("new").encode());
        anna.post("/api/v1/rollouts/new/submit");
        bench.images.change(DIGEST.hex(), new byte[3]);

        Answered refused = anna.post("/api/v1/rollouts/new/rollback", "{\"to\":\"spring\"}");

        assertThat(refused.problem()).isEqualTo("409 image-changed");
    }
}
