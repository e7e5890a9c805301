package dev.drydock.rest.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Bodies;
import dev.drydock.rest.bench.Caller;
import dev.drydock.rest.bench.RestBench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that come twice under a key. */
class RepeatedRequestsTest {
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

    private static final String ROLLOUTS = "/api/v1/rollouts";
    private static final String SPRING = Bodies.rollout("spring").encode();

    private Caller under(String key) {
        return anna.with("Idempotency-Key", key);
    }

    @Test
    void the_same_request_is_answered_as_before_and_done_once() {
        Answered first = under("k1").post(ROLLOUTS, SPRING);
        anna.post(ROLLOUTS + "/spring/submit");

        Answered second = under("k1").post(ROLLOUTS, SPRING);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("ETag")).as("it may be another by now").isEmpty();
        assertThat(anna.get(ROLLOUTS).items("name")).containsExactly("spring");
    }

    @Test
    void a_key_is_for_one_request() {
        under("k1").post(ROLLOUTS, SPRING);

        Answered other = under("k1").post(ROLLOUTS, Bodies.rollout("autumn").encode());
        Answered elsewhere = under("k1").post(ROLLOUTS + "/preview", SPRING);

        for (Answered refused : List.of(other, elsewhere)) {
            assertThat(refused.problem()).isEqualTo("422 key-reused");
        }
        assertThat(anna.get(ROLLOUTS).items("name")).containsExactly("spring");
    }

    @Test
    void another_person_may_use_the_same_key() {
        under("k1").post(ROLLOUTS, SPRING);

        Answered other = bench.caller("bert").with("Idempotency-Key", "k1").post(ROLLOUTS, SPRING);

        assertThat(other.problem()).isEqualTo("409 name-taken");
    }

    @Test
    void a_key_is_free_again_after_a_day() {
        under("k1").post(ROLLOUTS, SPRING);

        bench.pass(Duration.ofHours(24).plusSeconds(1));

        assertThat(under("k1").post(ROLLOUTS, SPRING).problem()).isEqualTo("409 name-taken");
    }

    @Test
    void a_request_that_was_refused_may_come_again() {
        Caller caller = under("k1");
        assertThat(caller.post(ROLLOUTS + "/spring/submit").problem()).isEqualTo("404 no-such-rollout");

        anna.post(ROLLOUTS, SPRING);

        assertThat(caller.post(ROLLOUTS + "/spring/submit").status()).isEqualTo(200);
        assertThat(caller.post(ROLLOUTS + "/spring/submit").status()).isEqualTo(200);
    }

    @Test
    void requests_that_come_at_once_are_done_once() {
        List<CompletableFuture<Answered>> all = Stream.generate(() -> under("k1"))
                .limit(6)
                .map(caller -> CompletableFuture.supplyAsync(() -> caller.post(ROLLOUTS, SPRING)))
                .toList();

        assertThat(all).extracting(answer -> answer.join().status()).containsOnly(201);
        assertThat(anna.get(ROLLOUTS).items("name")).containsExactly("spring");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b"})
    void a_key_of_another_form_is_refused(String key) {
        Answered refused = under(key).post(ROLLOUTS, SPRING);

        assertThat(refused.problem()).isEqualTo("400 malformed");
        assertThat(refused.detail()).startsWith("Idempotency-Key: ");
    }

    @Test
    void a_key_has_200_characters_at_most() {
        assertThat(under("k".repeat(201)).post(ROLLOUTS, SPRING).problem()).isEqualTo("400 malformed");
        assertThat(under("k".repeat(200)).post(ROLLOUTS, SPRING).status()).isEqualTo(201);
    }
}
