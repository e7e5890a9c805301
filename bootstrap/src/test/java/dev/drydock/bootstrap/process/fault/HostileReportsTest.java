package dev.drydock.bootstrap.process.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.fleet.ServerRig;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Devices that report far more than they should, or under names that are not theirs. */
class HostileReportsTest {
    private static final int LARGE = 40_000;

    @RegisterExtension
    static final FaultBench FLEET = new FaultBench();

    private static String report(String update, String state, String proof, String more) {
        return """
                {"firmwareStatus":"completed","firmware":{"currentFwVersion":"2.0.0"},\
                "update":{"id":"%s","sequence":9,"state":"%s","progress":null,"reason":null,"versionProof":"%s"},\
                "recent":[{"id":"%s","state":"%s","reason":null,"time":"2026-11-28T00:00:00Z"}],\
                "device":{"model":"simulated","slot":"A","agentVersion":"1","contract":1,"epoch":"abcdefgh12345678"}%s}""".formatted(update, state, proof, update, state, more);
    }

    private static void retain(String device, String report) throws Exception {
        FLEET.service().retain("drydock/" + device + "/reported", report);
    }

    private static void awaitKnown(String device) {
        Awaitility.await()
                .atMost(ServerRig.PATIENCE)
                .until(() -> FLEET.server().status("GET", "/api/v1/fleet/devices/" + device, "") == 200);
    }

    @Test
    void reports_of_forty_kilobytes_are_cut_or_dropped_and_others_are_heard_as_before() throws Exception {
        ServerRig server = FLEET.server();
        String quarter = "x".repeat(LARGE / 4);
        String more = ",\"a\":\"" + quarter + "\",\"b\":\"" + quarter + "\",\"c\":\"" + quarter + "\"";
        retain("huge-member", report("none", "idle", quarter, more));
        retain(
                "huge-version",
                "{\"firmware\":{\"currentFwVersion\":\"" + quarter + "\"},\"firmwareStatus\":\"standBy\","
                        + more.substring(1) + "}");
        retain("huge-string", report("none", "idle", quarter.repeat(4), ""));
        retain("huge-noise", quarter.repeat(4));
        retain("huge-array", "[".repeat(LARGE));
        retain("huge-last", report("none", "idle", "version", ""));
        awaitKnown("huge-last");
        awaitKnown("huge-member");
        awaitKnown("huge-version");

        for (String read : List.of("huge-member", "huge-version")) {
            assertThat(server.ask("GET", "/fleet/devices/" + read, "")).hasSizeLessThan(1_000);
        }
        for (String unreadable : List.of("huge-string", "huge-noise", "huge-array")) {
            assertThat(server.status("GET", "/api/v1/fleet/devices/" + unreadable, ""))
                    .as(unreadable)
                    .isEqualTo(404);
        }
        assertThat(server.unreadiness()).isEmpty();
        FLEET.device("huge-neighbour");
        server.rollOut("huge", "good", FaultBench.these("huge-neighbour"), "100%", "");
        FaultBench.awaitState(server, "huge", "completed");
        assertThat(server.members("huge", "succeeded")).isEqualTo(1);
    }

    @Test
    void a_device_that_reports_under_other_names_moves_nobody_but_itself() throws Exception {
        ServerRig server = FLEET.server();
        FLEET.device("victim", "--simulate=10m");
        FLEET.device("waiter");
        server.rollOut("lies", "good", FaultBench.these("victim", "waiter"), "where id = victim,100%", "");
        String order = FLEET.awaitBegun("victim");
        FaultBench.awaitWhy(server, "victim", "taken: ");

        // No member; it names another device, and its order as its own.
        retain("liar", report(order, "completed", "version", ",\"id\":\"victim\",\"deviceId\":\"victim\""));
        awaitKnown("liar");
        // An order that no rollout gave, and one that has the form of one.
        retain("liar-2", report("zzzzzzzzzzzzzzzz.1", "completed", "version", ""));
        retain("liar-3", report(order.replaceAll("[.][0-9]+$", ".99"), "failed", "version", ""));
        awaitKnown("liar-3");

        assertThat(server.why("victim")).contains("taken: ");
        assertThat(server.why("waiter")).contains("held: wave 2 opens when wave 1 has passed");
        assertThat(server.members("lies", "succeeded") + server.members("lies", "failed"))
                .isZero();
        assertThat(server.ask("GET", "/fleet/devices/victim", "")).contains("\"version\":\"1.0.0\"");
        assertThat(server.why("liar")).contains("\"items\":[]");
        assertThat(server.unreadiness()).isEmpty();
    }
}
