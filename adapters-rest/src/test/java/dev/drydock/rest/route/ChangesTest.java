package dev.drydock.rest.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Bodies;
import dev.drydock.rest.bench.Caller;
import dev.drydock.rest.bench.RestBench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changes of a rollout that somebody else may have changed. */
class ChangesTest {
    @TempDir
    Path folder;

    private RestBench bench;
    private Caller anna;

    @BeforeEach
    void start() {
        bench = RestBench.withDevices(folder, 4);
        anna = bench.caller("anna");
        anna.post("/api/v1/images", Bodies.image("2.0.0").encode());
        anna.post("/api/v1/rollouts", Bodies.rollout("spring").encode());
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    private static final String SPRING = "/api/v1/rollouts/spring";

    private String tag() {
        return anna.get(SPRING).header("ETag").orElseThrow();
    }

    @Test
    void limits_deadline_and_pace_change_while_it_runs() {
        anna.post(SPRING + "/submit");
        bench.settle();
        String before = tag();

        Answered changed = anna.patch(
                SPRING, "{\"in-flight\":500,\"deadline\":\"9d\",\"stop-after\":5,\"good\":\"1%\",\"bad\":\"9%\"}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isPresent().isNotEqualTo(Optional.of(before));
        assertThat(tag()).isEqualTo(changed.header("ETag").orElseThrow());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"target":"all"}                 | it is settled once a rollout is submitted
            {"name":"autumn"}                | it is settled once a rollout is submitted
            {"waves":"100%"}                 | it is settled once a rollout is submitted
            {"priority":1}                   | it is settled once a rollout is submitted
            {}                               | nothing is to be changed
            {"good":"1%"}                    | good and bad are changed together
            {"good":"9%","bad":"1%"}         | good and bad
            {"in-flight":0}                  | in-flight wants 1 to
            {"zone":"Europe/Oslo"}           | a zone is that of a window
            {"colour":"red"}                 | there is no member 'colour' here
            {"soak":"soon"}                  | soak: 'soon' is not a duration
            {"stop-after":"many"}            | line 1, column
            in-flight: [                     | line 1, column
            """)
    void a_change_that_cannot_be_is_refused(String body, String detail) {
        String before = tag();

        Answered refused = anna.patch(SPRING, body);

        assertThat(refused.problem()).isEqualTo("400 malformed");
        assertThat(refused.detail()).contains(detail);
        assertThat(tag()).isEqualTo(before);
    }

    @Test
    void a_change_of_nothing_is_refused() {
        assertThat(anna.patch(SPRING, "").problem()).isEqualTo("400 malformed");
    }

    @Test
    void a_rollout_that_has_ended_is_not_changed() {
        anna.post(SPRING + "/submit");
        bench.settle();
        bench.pass(Duration.ofHours(1));

        assertThat(anna.patch(SPRING, "{\"in-flight\":5}").problem()).isEqualTo("409 refused");
    }

    @Test
    void a_change_of_what_was_seen_is_made() {
        assertThat(anna.with("If-Match", tag())
                        .patch(SPRING, "{\"in-flight\":5}")
                        .status())
                .isEqualTo(200);
        assertThat(anna.with("If-Match", "*").patch(SPRING, "{\"in-flight\":6}").status())
                .isEqualTo(200);
        assertThat(anna.with("If-Match", tag()).post(SPRING + "/submit").status())
                .isEqualTo(200);
    }

    @Test
    void a_change_of_what_is_no_more_is_refused_with_both_revisions() {
        String seen = tag();
        anna.patch(SPRING, "{\"in-flight\":5}");
        String now = tag();
        Caller late = anna.with("If-Match", seen);

        for (Answered refused :
                List.of(late.patch(SPRING, "{\"in-flight\":6}"), late.post(SPRING + "/submit"), late.delete(SPRING))) {
            assertThat(refused.problem()).isEqualTo("412 changed-since");
            assertThat(refused.detail())
                    .contains("since revision " + seen.replace("\"", "") + ": it is at revision "
                            + now.replace("\"", ""));
        }
        assertThat(tag()).isEqualTo(now);
    }

    @ParameterizedTest
    @CsvSource({"spring", "W/\"1\"", "-1", "9999999999999999999", "'\"1\",\"2\"'"})
    void a_revision_that_is_none_is_refused(String revision) {
        Answered refused = anna.with("If-Match", revision).patch(SPRING, "{\"in-flight\":5}");

        assertThat(refused.problem()).isEqualTo("400 malformed");
        assertThat(refused.detail()).startsWith("If-Match: expected the ETag of a rollout");
    }
}
