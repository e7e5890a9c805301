package dev.drydock.bootstrap.process.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.fleet.ServerRig;
import dev.drydock.bootstrap.process.fleet.Witnesses;
import dev.drydock.bootstrap.simulated.SimulatedFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Devices that are cloned, renamed, wiped, or updated by others while a rollout has them. */
@Execution(ExecutionMode.CONCURRENT)
class DeviceFaultsTest {
    @RegisterExtension
    static final FaultBench FLEET = new FaultBench();

    private static void wipe(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void a_device_that_is_updated_by_hand_in_mid_rollout_is_skipped_and_one_that_is_busy_by_hand_waits()
            throws Exception {
        ServerRig server = FLEET.server();
        FLEET.device("hand-first");
        FLEET.device("hand-done");
        FLEET.device("hand-busy", "--simulate=10m");
        server.rollOut(
                "hand",
                "good",
                FaultBench.these("hand-first", "hand-done", "hand-busy"),
                "where id = hand-first then=ask,100%",
                "");
        FaultBench.awaitWhy(server, "hand-first", "succeeded: runs 2.0.0");

        DrydockRun byHand = FLEET.bench()
                .run(
                        "update",
                        "hand-done",
                        "--broker=" + FLEET.uri(),
                        "--uri=http://127.0.0.1:9/good",
                        "--version=2.0.0",
                        "--bare");
        assertThat(byHand.exitStatus()).as(byHand.toString()).isZero();
        FLEET.service().order("hand-busy", "{\"fwPackageUri\":\"any\",\"updateId\":\"by-hand\"}");
        Awaitility.await()
                .atMost(ServerRig.PATIENCE)
                .until(() -> server.status("POST", "/api/v1/rollouts/hand/advance", "") < 300);

        FaultBench.awaitWhy(server, "hand-done", "skipped: runs 2.0.0 already");
        FaultBench.awaitWhy(server, "hand-busy", "waiting: attempt 1 at ");
        assertThat(FLEET.begun("hand-done")).hasSize(1);
        assertThat(FLEET.begun("hand-busy")).containsExactly("by-hand");

        server.ask("POST", "/rollouts/hand/close", "");
        FaultBench.awaitState(server, "hand", "completed");
        assertThat(server.why("hand-busy")).contains("absent: no outcome came before it was given up");
    }

    @Test
    void a_device_that_is_wiped_in_mid_rollout_gets_the_same_order_again() throws Exception {
        ServerRig server = FLEET.server();
        DrydockRun device = FLEET.device("wiped", "--simulate=2s");
        server.rollOut("wipe", "good", FaultBench.these("wiped"), "100%", "");
        String order = FLEET.awaitBegun("wiped");
        FaultBench.awaitWhy(server, "wiped", "taken: ");
        device.end();
        wipe(FLEET.bench().state("wiped"));

        FLEET.back("wiped");
        FaultBench.awaitState(server, "wipe", "completed");
        assertThat(server.why("wiped")).contains("succeeded: runs 2.0.0");
        assertThat(FLEET.begun("wiped")).as("once in each life").containsExactly(order, order);
    }

    @Test
    void a_device_that_is_renamed_joins_a_dynamic_rollout_and_its_former_name_is_waited_for_until_it_is_forgotten()
            throws Exception {
        ServerRig server = FLEET.server();
        FLEET.end("former-name", FLEET.device("former-name"));
        server.rollOut("rename", "good", FaultBench.these("former-name", "new-name"), "100%", ",\"dynamic\":true");
        FaultBench.awaitWhy(server, "former-name", "left: the order waits for the device, not seen for");

        Files.move(FLEET.bench().state("former-name"), FLEET.bench().state("new-name"));
        FLEET.device("new-name");
        FaultBench.awaitWhy(server, "new-name", "succeeded: runs 2.0.0");
        assertThat(server.members("rename", "left")).isEqualTo(1);
        assertThat(server.status("DELETE", "/api/v1/fleet/devices/former-name", ""))
                .isEqualTo(204);
        FaultBench.awaitWhy(server, "former-name", "skipped: taken out of the inventory");

        server.ask("POST", "/rollouts/rename/close", "");
        FaultBench.awaitState(server, "rename", "completed");
        assertThat(FLEET.begun("former-name")).isEmpty();
        assertThat(FLEET.begun("new-name")).hasSize(1);
    }

    /** Both hear every call; of their reports those of the younger epoch count. */
    @Test
    void of_two_devices_with_one_id_the_later_one_counts_and_it_is_told_that_there_are_two() throws Exception {
        ServerRig server = FLEET.server();
        Witnesses ofOne = new Witnesses(device -> false);
        Witnesses ofOther = new Witnesses(device -> false);
        String clone = "simulated-0001";
        try (SimulatedFleet one = one(ofOne)) {
            Awaitility.await()
                    .atMost(ServerRig.PATIENCE)
                    .until(() -> server.status("GET", "/api/v1/fleet/devices/" + clone, "") == 200);
            try (SimulatedFleet other = one(ofOther)) {
                assertThat(List.of(one.size(), other.size())).containsOnly(1);
                server.rollOut("clone", "good", FaultBench.these(clone), "100%", "");
                FaultBench.awaitState(server, "clone", "completed");
                Awaitility.await().atMost(ServerRig.PATIENCE).until(() -> ofOne.trials() + ofOther.trials() == 2);
                server.run().awaitError(clone + " reports in an epoch that it has left: two devices may have one id");
                FaultBench.awaitWhy(server, clone, "succeeded: runs 2.0.0; two devices may have this id");
            }
        }
        assertThat(ofOne.byDeviceAndUpdate()).isEqualTo(ofOther.byDeviceAndUpdate());
        assertThat(ofOne.byDeviceAndUpdate().values()).containsExactly(1);
        assertThat(server.run().errorLines())
                .filteredOn(line -> line.contains("two devices may have one id"))
                .hasSize(1);
    }

    private static SimulatedFleet one(Witnesses witnesses) {
        return SimulatedFleet.start(FLEET.settings(), 1, Duration.ofMillis(300), witnesses::of);
    }
}
