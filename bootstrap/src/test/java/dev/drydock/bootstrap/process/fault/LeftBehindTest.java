package dev.drydock.bootstrap.process.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.fleet.ServerRig;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Orders that wait in the desired state of devices: in a pause, and when the server that left them is gone for good. */
@Execution(ExecutionMode.CONCURRENT)
class LeftBehindTest {
    @RegisterExtension
    static final FaultBench FLEET = new FaultBench();

    @Test
    void devices_that_come_back_in_a_pause_begin_nothing_and_the_rollout_goes_on_when_it_is_resumed() throws Exception {
        ServerRig server = FLEET.server();
        List<String> devices = List.of("paused-1", "paused-2", "paused-3");
        for (String device : devices) {
            FLEET.end(device, FLEET.device(device));
        }
        server.rollOut("pause", "good", FaultBench.these(devices.toArray(String[]::new)), "100%", "");
        Awaitility.await().atMost(ServerRig.PATIENCE).until(() -> server.members("pause", "left") == 3);

        server.ask("POST", "/rollouts/pause/pause", "");
        Awaitility.await().atMost(ServerRig.PATIENCE).until(() -> server.members("pause", "held") == 3);
        for (String device : devices) {
            // Its order was taken back before it returns.
            Awaitility.await().atMost(ServerRig.PATIENCE).until(() -> showsNoOrder(device));
            FLEET.back(device);
            Awaitility.await()
                    .atMost(ServerRig.PATIENCE)
                    .until(() ->
                            server.ask("GET", "/fleet/devices/" + device, "").contains("\"connected\":true"));
            FaultBench.awaitWhy(server, device, "held: the rollout is paused (");
            assertThat(FLEET.begun(device)).isEmpty();
        }

        server.ask("POST", "/rollouts/pause/resume", "");
        FaultBench.awaitState(server, "pause", "completed");
        assertThat(server.members("pause", "succeeded")).isEqualTo(3);
        assertThat(FLEET.begunByAny(devices.toArray(String[]::new))).hasSize(1);
        assertThat(devices).allSatisfy(device -> assertThat(FLEET.begun(device)).hasSize(1));
    }

    private static boolean showsNoOrder(String device) {
        DrydockRun shown = FLEET.bench().run("show", device, "--json", "--broker", FLEET.uri());
        return shown.output().contains("\"desired\":null");
    }

    @Test
    void a_server_that_begins_anew_repeats_no_id_and_leaves_what_its_forerunner_ordered_to_the_operator()
            throws Exception {
        ServerRig former = FLEET.server("former");
        FLEET.end("stranger-away", FLEET.device("stranger-away"));
        FLEET.device("stranger-done");
        former.awaitReady();
        former.rollOut("spring", "good", FaultBench.these("stranger-away", "stranger-done"), "100%", "");
        FaultBench.awaitWhy(former, "stranger-away", "left: ");
        FaultBench.awaitWhy(former, "stranger-done", "succeeded: ");
        Set<String> formerIds = FLEET.begunByAny("stranger-done");
        former.kill();

        ServerRig fresh = FLEET.server("fresh");
        FLEET.device("stranger-new");
        fresh.awaitReady();
        fresh.rollOut("spring", "good", FaultBench.these("stranger-away", "stranger-done", "stranger-new"), "100%", "");
        FaultBench.awaitWhy(fresh, "stranger-new", "succeeded: runs 2.0.0");
        FaultBench.awaitWhy(fresh, "stranger-done", "skipped: runs 2.0.0 already");
        FaultBench.awaitWhy(
                fresh, "stranger-away", "blocked: an order waits for the device that no rollout of this server gave");

        DrydockRun cancel = FLEET.bench().run("cancel", "stranger-away", "--broker", FLEET.uri());
        assertThat(cancel.exitStatus()).as(cancel.toString()).isZero();
        FaultBench.awaitWhy(fresh, "stranger-away", "left: ");
        FLEET.back("stranger-away");
        FaultBench.awaitState(fresh, "spring", "completed");
        assertThat(fresh.why("stranger-away")).contains("succeeded: runs 2.0.0");
        assertThat(FLEET.begun("stranger-away")).hasSize(1).isEqualTo(FLEET.begun("stranger-new"));
        assertThat(FLEET.begunByAny("stranger-away", "stranger-new")).doesNotContainAnyElementsOf(formerIds);
        assertThat(FLEET.begun("stranger-done")).hasSize(1);
    }
}
