package dev.drydock.rest.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.fleet.ledger.LedgerUnavailable;
import dev.drydock.rest.bench.Answered;
import dev.drydock.rest.bench.Bodies;
import dev.drydock.rest.bench.Caller;
import dev.drydock.rest.bench.RestBench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not the fault of the caller. */
class FaultsTest {
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

    @Test
    void a_ledger_that_is_away_is_told_as_such() {
        bench.ledger.fail(new LedgerUnavailable("the database does not answer; see to it", new IOException("secret")));

        List<Answered> refused = List.of(
                anna.get("/api/v1/rollouts"),
                anna.get("/api/v1/images"),
                anna.get("/api/v1/fleet/counts"),
                anna.post("/api/v1/images", Bodies.image("2.0.0").encode()),
                anna.with("Idempotency-Key", "k").post("/api/v1/rollouts/spring/pause"),
                anna.put("/api/v1/images/spring/content?version=1", new byte[] {1}));

        assertThat(refused).allSatisfy(answered -> {
            assertThat(answered.problem()).isEqualTo("503 unavailable");
            assertThat(answered.detail()).isEqualTo("the database does not answer; see to it");
        });
    }

    @Test
    void a_bug_is_told_without_what_is_inside() {
        bench.ledger.fail(new IllegalStateException("secret"));

        Answered failed = anna.get("/api/v1/rollouts");

        assertThat(failed.problem()).isEqualTo("500 failed");
        assertThat(failed.body()).doesNotContain("secret", "Exception", "dev.drydock", ".java");
    }

    @Test
    void a_request_that_failed_is_answered_when_it_comes_again() {
        bench.ledger.fail(new LedgerUnavailable("away", new IOException()));
        Caller again = anna.with("Idempotency-Key", "k");
        again.post("/api/v1/images", Bodies.image("2.0.0").encode());

        bench.ledger.recover();

        assertThat(again.post("/api/v1/images", Bodies.image("2.0.0").encode()).status())
                .isEqualTo(201);
    }
}
