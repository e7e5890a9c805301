package dev.drydock.bootstrap.process.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.fleet.FleetScene;
import dev.drydock.bootstrap.process.fleet.ServerRig;
import dev.drydock.bootstrap.process.fleet.Witnesses;
import dev.drydock.bootstrap.simulated.SimulatedFleet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * A server whose clock of the time of day is set in the middle of rollouts: the whole program as it is wired, on a thread, as no process
 * can be lied to about the time by any means that is everywhere.
 */
class ClockJumpTest extends FleetScene {
    private static final DateTimeFormatter HOURS =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);

    private final SetClock clock = new SetClock();

    private ServerRig serverOnClock() throws IOException {
        return new ServerRig(
                bench.folder().resolve("server"),
                arguments -> bench.startAt(clock, arguments),
                List.of("--broker", "mqtt://127.0.0.1:" + mosquitto.port()));
    }

    @Test
    void a_clock_that_is_set_moves_no_time_out_but_start_times_and_windows_follow_it() throws Exception {
        Witnesses witnesses = new Witnesses(device -> false);
        try (SimulatedFleet fleet = fleet(broker(), witnesses)) {
            ServerRig server = serverOnClock();
            awaitFleet(server);
            server.addImage("good", "2.0.0");
            server.rollOut("spring", "good", "10%,100%");
            awaitTrials(witnesses, 5);
            clock.set(Duration.ofHours(-1));
            server.run().awaitError("the time of day jumped back by 60 min");
            awaitTrials(witnesses, DEVICES / 3);
            clock.set(Duration.ofDays(365));
            server.run().awaitError("the time of day jumped forward by 365 d");
            awaitState(server, "spring", "completed");
            assertAllUpdatedOnce(server, "spring", witnesses);

            waitsForItsStartTime(server);
            waitsForItsWindow(server);
            assertOnceEach(witnesses);
            assertThat(witnesses.trials()).isEqualTo(3 * fleet.size());
        }
    }

    private void waitsForItsStartTime(ServerRig server) {
        server.addImage("better", "3.0.0");
        Instant start = clock.instant().plus(Duration.ofHours(2));
        server.rollOut("summer", "better", "all", "100%", ",\"start\":\"" + start + "\"");
        awaitState(server, "summer", "scheduled");
        clock.set(Duration.ofHours(-2));
        server.run().awaitError("the time of day jumped back by 2 h");
        assertThat(server.stateOf("summer")).isEqualTo("scheduled");
        clock.set(Duration.ofHours(4).plusMinutes(1));
        awaitState(server, "summer", "completed");
    }

    private void waitsForItsWindow(ServerRig server) {
        server.addImage("best", "4.0.0");
        Instant opens = clock.instant().plus(Duration.ofHours(2));
        String window = HOURS.format(opens) + "-" + HOURS.format(opens.plus(Duration.ofHours(3)));
        server.rollOut("autumn", "best", "all", "100%", ",\"window\":\"" + window + "\"");
        awaitState(server, "autumn", "running");
        Awaitility.await()
                .atMost(ServerRig.PATIENCE)
                .until(() ->
                        server.why("simulated-0001").contains("held: the rollout gives orders " + window + ", UTC"));
        assertThat(server.members("autumn", "held")).isEqualTo(DEVICES);
        clock.set(Duration.ofHours(3));
        awaitState(server, "autumn", "completed");
    }
}
