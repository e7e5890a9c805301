package dev.drydock.bootstrap.process.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.simulated.SimulatedFleet;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * A server that is killed with SIGKILL in the middle of rollouts to simulated agents on a real Mosquitto: every device tries each update
 * once, and every outcome is counted once.
 */
class ServerKillTest extends FleetScene {
    private static final int KILLS = Integer.getInteger("fleet.kills", 4);
    private static final long SEED = Long.getLong("fleet.kill.seed", 7);
    private static final int ENDED_BY_SIGTERM = 143;

    /** Kills it as soon as so many updates were tried, the numbers being drawn, and starts it again each time. */
    private static void killAlong(ServerRig server, Witnesses witnesses, int updates) {
        Random dice = new Random(SEED);
        List<Integer> moments = dice.ints(KILLS, 1, updates).sorted().boxed().toList();
        for (int moment : moments) {
            awaitTrials(witnesses, moment);
            server.kill();
            server.start();
        }
    }

    @Test
    void a_good_image_reaches_every_device_once_however_often_the_server_is_killed() throws Exception {
        Witnesses witnesses = new Witnesses(device -> false);
        try (SimulatedFleet fleet = fleet(broker(), witnesses)) {
            ServerRig server = server("server");
            awaitFleet(server);
            server.addImage("good", "2.0.0");
            server.rollOut("spring", "good", "5%,30%,100%");
            killAlong(server, witnesses, fleet.size());

            awaitState(server, "spring", "completed");
            assertAllUpdatedOnce(server, "spring", witnesses);
            assertOneOutcomeEach(server);
            assertThat(server.end()).isEqualTo(ENDED_BY_SIGTERM);
        }
    }

    @Test
    void a_bad_image_is_stopped_at_the_same_wave_however_often_the_server_is_killed() throws Exception {
        Witnesses witnesses = new Witnesses(device -> device.value().hashCode() % 2 == 0);
        try (SimulatedFleet fleet = fleet(broker(), witnesses)) {
            ServerRig server = server("server");
            awaitFleet(server);
            server.addImage("bad", "2.1.0-bad");
            int first = fleet.size() / 3;
            server.rollOut("summer", "bad", "count=" + first + ",100%");
            killAlong(server, witnesses, first / 2);

            Awaitility.await()
                    .atMost(ServerRig.PATIENCE)
                    .until(() -> server.stateOf("summer").equals("paused")
                            && server.members("summer", "taken") + server.members("summer", "ordered") == 0);
            assertThat(server.members("summer", "held")).isEqualTo(DEVICES - first);
            assertOnceEach(witnesses);
            int counted = server.members("summer", "succeeded") + server.members("summer", "failed");
            assertThat(counted).isEqualTo(witnesses.trials());
        }
    }
}
