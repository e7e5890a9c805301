package dev.drydock.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.bootstrap.peer.Broker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cancel that races an update which nobody holds up: what it is told is what becomes of the update. */
@Execution(ExecutionMode.CONCURRENT)
class CancelRaceTest {
    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void setUp() throws Exception {
        bench = Workbench.on(Broker.EMBEDDED, folder);
    }

    @AfterEach
    void tearDown() throws Exception {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"waiting", "downloading", "verifying", "ready", "installing", "restarting", "onTrial"})
    void a_cancel_at_any_moment_is_answered_as_the_update_ends(String moment) throws Exception {
        ObjectNode order = bench.orderFor(Image.ofSize(4 << 20));
        String id = bench.taken(order);
        bench.reports.await(
                "the moment",
                report -> bench.reports.all().stream()
                        .anyMatch(one -> one.at("/update/state").asText().matches(moment + "|completed")));
        var asked = bench.caller.begin(
                bench.device, Workbench.CANCEL, ("{\"updateId\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8));

        var answered = asked.thenApply(answer -> Instant.now());

        JsonNode end = bench.reports.awaitEnd(id);
        bench.awaitAnswers();
        // A call that comes while the device restarts is lost with the connection, as on IoT Hub.
        int status = asked.isDone() ? asked.join().status() : 0;
        if (end.at("/update/state").asText().equals("cancelled")) {
            assertThat(status).isEqualTo(200);
        } else if (status == 200) {
            assertThat(answered.join())
                    .isAfterOrEqualTo(Instant.parse(end.at("/logTime").asText()));
        } else {
            assertThat(status).isIn(0, 409, 503);
        }
        bench.takesTheNextGoodUpdate();
    }
}
