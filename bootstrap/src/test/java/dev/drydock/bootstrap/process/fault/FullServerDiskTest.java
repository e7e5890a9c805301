package dev.drydock.bootstrap.process.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.fleet.FleetScene;
import dev.drydock.bootstrap.process.fleet.ServerRig;
import dev.drydock.bootstrap.process.fleet.Witnesses;
import dev.drydock.bootstrap.simulated.SimulatedFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A server whose disk is filled to the last byte in the middle of a rollout. */
class FullServerDiskTest extends FleetScene {
    private static final String NEW_ROLLOUT =
            "{\"name\":\"unwritten\",\"image\":\"good\",\"target\":\"all\",\"waves\":\"100%\"}";

    @Test
    void a_server_whose_disk_is_full_says_so_writes_nothing_by_halves_and_goes_on_when_there_is_room()
            throws Exception {
        SmallDisk disk = bench.keep(SmallDisk.on(bench.folder().resolve("disk"), "24m"));
        Witnesses witnesses = new Witnesses(device -> false);
        try (SimulatedFleet fleet = fleet(broker(), witnesses)) {
            ServerRig server = server("disk/server");
            awaitFleet(server);
            server.addImage("good", "2.0.0");
            server.rollOut("spring", "good", "10%,100%");
            awaitTrials(witnesses, DEVICES / 5);
            disk.fill();

            Awaitility.await()
                    .atMost(ServerRig.PATIENCE)
                    .until(() -> server.unreadiness().contains("the disk is full"));
            assertThat(server.unreadiness()).contains("; make room").doesNotContain("Exception");
            assertRefusesToWrite(server);
            assertThat(server.stateOf("spring"))
                    .as("what was written can be read")
                    .isEqualTo("running");
            // The devices go on meanwhile.
            awaitTrials(witnesses, DEVICES);
            assertThat(server.stateOf("spring")).isEqualTo("running");
            disk.makeRoom();

            server.awaitReady();
            server.run().awaitError("The database can be written again");
            awaitState(server, "spring", "completed");
            assertAllUpdatedOnce(server, "spring", witnesses);
            assertNothingHalfWritten(server, disk);
        }
    }

    private static void assertRefusesToWrite(ServerRig server) {
        assertThat(server.status("POST", "/api/v1/rollouts", NEW_ROLLOUT)).isEqualTo(503);
        assertThat(server.status("POST", "/api/v1/fleet/tags", "{\"query\":\"all\",\"set\":{\"ring\":\"canary\"}}"))
                .isEqualTo(503);
        assertThat(server.status(
                        "PUT",
                        "/api/v1/images/large/content?version=3.0.0&model=simulated",
                        "the bytes of an image that is too large".repeat(50_000)))
                .isEqualTo(507);
        assertThat(server.status("GET", "/healthz", "")).isEqualTo(200);
    }

    private static void assertNothingHalfWritten(ServerRig server, SmallDisk disk) throws IOException {
        assertThat(server.status("GET", "/api/v1/rollouts/unwritten", "")).isEqualTo(404);
        assertThat(server.status("GET", "/api/v1/images/large", "")).isEqualTo(404);
        assertThat(server.ask("GET", "/fleet/devices?query=tag.ring+%3D+canary", ""))
                .contains("\"items\":[]");
        Path images = disk.folder().resolve("server/images");
        try (Stream<Path> files = Files.list(images)) {
            assertThat(files).as("the files of images").hasSize(1);
        }
    }
}
