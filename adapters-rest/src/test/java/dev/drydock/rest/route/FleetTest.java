package dev.drydock.rest.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Bodies;
import dev.drydock.rest.bench.Caller;
import dev.drydock.rest.bench.RestBench;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The devices of the inventory. */
class FleetTest {
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

    private static final String DEVICES = "/api/v1/fleet/devices";

    @Test
    void a_device_is_shown_as_it_reported() {
        Answered shown = anna.get(DEVICES + "/d00");

        assertThat(shown.json().getString("id")).isEqualTo("d00");
        assertThat(shown.json().getBoolean("connected")).isTrue();
        assertThat(anna.get(DEVICES).items("id")).containsExactly("d00", "d01", "d02");
    }

    @Test
    void a_query_takes_some_devices() {
        bench.fleet.device("d01").goAway();
        bench.settle();

        assertThat(anna.get(DEVICES + "?query=connected%20=%20false").items("id"))
                .containsExactly("d01");
        assertThat(anna.get(DEVICES + "?query=id%20in%20(d00,d01)%20and%20connected%20=%20true")
                        .items("id"))
                .containsExactly("d00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            model%20=         | parameter 'query': at character 8 of the query
            colour%20=%20red  | parameter 'query': at character 1 of the query
            id%20=%20%22a%00%22 | parameter 'query'
            ''                | parameter 'query'
            """)
    void a_malformed_query_is_refused_with_its_place(String query, String detail) {
        for (String list : new String[] {DEVICES, "/api/v1/fleet/counts"}) {
            Answered refused = anna.get(list + "?query=" + query);

            assertThat(refused.problem()).isEqualTo("400 malformed");
            assertThat(refused.detail()).startsWith(detail);
        }
    }

    @Test
    void devices_are_counted() {
        bench.fleet.device("d01").goAway();
        bench.settle();

        Answered counts = anna.get("/api/v1/fleet/counts");

        assertThat(counts.json().getInteger("devices")).isEqualTo(3);
        assertThat(counts.json().getJsonObject("connected").getMap())
                .containsEntry("true", 2)
                .containsEntry("false", 1);
        assertThat(anna.get("/api/v1/fleet/counts?query=id=d00").json().getInteger("devices"))
                .isEqualTo(1);
    }

    @Test
    void a_device_in_no_rollout_has_no_part() {
        assertThat(anna.get(DEVICES + "/d00/why").items("rollout")).isEmpty();
    }

    @Test
    void a_device_that_is_forgotten_is_skipped_and_comes_back_with_its_report() {
        anna.post("/api/v1/images", Bodies.image("2.0.0").encode());
        anna.post("/api/v1/rollouts", Bodies.rollout("spring").encode());
        anna.post("/api/v1/rollouts/spring/submit");
        bench.settle();

        assertThat(anna.delete(DEVICES + "/d00").problem()).isEqualTo("409 refused");
        bench.fleet.device("d00").goAway();
        bench.settle();
        assertThat(anna.delete(DEVICES + "/d00").status()).isEqualTo(204);
        assertThat(anna.get(DEVICES + "/d00").problem()).isEqualTo("404 no-such-device");
        assertThat(anna.get(DEVICES + "/d00/why").items("rollout")).containsExactly("spring");

        bench.pass(Duration.ofMinutes(2));
        bench.fleet.device("d00").comeBack();
        bench.settle();
        assertThat(anna.get(DEVICES + "/d00").status()).isEqualTo(200);
    }

    @Test
    void a_device_that_is_not_there_is_told() {
        assertThat(anna.get(DEVICES + "/d99").problem()).isEqualTo("404 no-such-device");
        assertThat(anna.get(DEVICES + "/d99/why").problem()).isEqualTo("404 no-such-device");
        assertThat(anna.delete(DEVICES + "/d99").problem()).isEqualTo("404 no-such-device");
        assertThat(anna.patch(DEVICES + "/d99/tags", "{}").problem()).isEqualTo("404 no-such-device");
    }

    @Test
    void an_id_that_no_device_can_have_is_refused() {
        assertThat(anna.get(DEVICES + "/d%20").problem()).isEqualTo("400 malformed");
        assertThat(anna.get(DEVICES + "/d::0/why").problem()).isEqualTo("400 malformed");
        assertThat(anna.delete(DEVICES + "/d%00").problem()).isEqualTo("400 malformed");
    }
}
