package dev.drydock.bootstrap.process.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.fleet.ServerRig;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The reasons that a server gives for where devices are, which are played, each as it has to be. */
@Execution(ExecutionMode.CONCURRENT)
class WhyTest {
    @RegisterExtension
    static final FaultBench FLEET = new FaultBench();

    private static void report(String device, int sequence, String update, String state, String version, String model)
            throws IOException {
        boolean isCompleted = state.equals("completed");
        String reason = state.equals("failed") ? "{\"code\":\"unhealthy\",\"message\":\"it was to fail\"}" : "null";
        FLEET.service().retain("drydock/" + device + "/reported", """
                {"firmwareStatus":"standBy","firmware":{"currentFwVersion":"%s"},\
                "update":{"id":"%s","sequence":%d,"state":"%s","progress":null,"reason":%s,"versionProof":%s},"recent":[],\
                "device":{"model":"%s","slot":"A","agentVersion":"1","contract":1,"epoch":"abcdefgh12345678"}}""".formatted(
                        version, update, sequence, state, reason, isCompleted ? "\"version\"" : "null", model));
    }

    /** A device that has reported once and is away. */
    private static void played(String device, String version, String model) throws IOException {
        FLEET.service().retain("drydock/" + device + "/presence", "{\"connected\":false,\"session\":\"played\"}");
        report(device, 1, "none", "idle", version, model);
        Awaitility.await()
                .atMost(ServerRig.PATIENCE)
                .until(() -> FLEET.server().status("GET", "/api/v1/fleet/devices/" + device, "") == 200);
    }

    private static void played(String device) throws IOException {
        played(device, "1.0.0", "simulated");
    }

    /** The id of the first order of a rollout, which was left for a device. */
    private static String leftOrder(String rollout, String device) {
        FaultBench.awaitWhy(FLEET.server(), device, "left: the order waits for the device, not seen for ");
        Matcher id = Pattern.compile("\"id\":\"([a-z0-9]{16})\"")
                .matcher(FLEET.server().ask("GET", "/rollouts/" + rollout, ""));
        assertThat(id.find()).isTrue();
        return id.group(1) + ".1";
    }

    private static void rollOut(String name, String device, String more) {
        FLEET.server().rollOut(name, "good", FaultBench.these(device), "100%", more);
    }

    private static void awaitWhy(String device, String words) {
        FaultBench.awaitWhy(FLEET.server(), device, words);
    }

    @Test
    void a_device_that_waits_for_its_wave_is_held_and_one_that_is_away_has_its_order_left() throws Exception {
        played("why-left");
        played("why-held");
        FLEET.server()
                .rollOut(
                        "left",
                        "good",
                        FaultBench.these("why-left", "why-held"),
                        "where id = why-left then=ask,100%",
                        "");
        String order = leftOrder("left", "why-left");
        awaitWhy("why-held", "held: wave 2 opens when wave 1 has passed");
        report("why-left", 2, order, "completed", "2.0.0", "simulated");
        awaitWhy("why-left", "succeeded: runs 2.0.0");
        awaitWhy("why-held", "held: wave 2 waits for an operator's word");
    }

    @Test
    void a_device_that_falls_silent_is_quiet_and_lost_once_it_has_begun_to_install() throws Exception {
        played("why-quiet");
        played("why-lost");
        rollOut("quiet", "why-quiet", ",\"step-timeout\":{\"download\":\"1s\"}");
        report("why-quiet", 2, leftOrder("quiet", "why-quiet"), "downloading", "1.0.0", "simulated");
        rollOut("lost", "why-lost", ",\"step-timeout\":{\"install\":\"1s\"}");
        report("why-lost", 2, leftOrder("lost", "why-lost"), "installing", "1.0.0", "simulated");
        awaitWhy("why-quiet", "quiet: not a word since downloading; given up in 13 d");
        awaitWhy("why-lost", "lost: began to install, and never told how that ended");
    }

    @Test
    void a_device_that_does_not_come_is_absent_and_one_that_cannot_run_the_image_has_failed() throws Exception {
        played("why-absent");
        played("why-failed");
        rollOut("absent", "why-absent", ",\"offline\":\"1s\"");
        rollOut("failed", "why-failed", "");
        report("why-failed", 2, leftOrder("failed", "why-failed"), "failed", "1.0.0", "simulated");
        awaitWhy("why-absent", "absent: no outcome came before it was given up");
        awaitWhy("why-failed", "failed: unhealthy, the health check of the new image failed");
    }

    @Test
    void a_device_that_another_rollout_has_is_blocked_and_then_superseded() throws Exception {
        played("why-two");
        FLEET.server().addImage("better", "3.0.0");
        rollOut("older", "why-two", "");
        leftOrder("older", "why-two");
        FLEET.server().rollOut("newer", "better", FaultBench.these("why-two"), "100%", ",\"priority\":10");
        awaitWhy("why-two", "blocked: rollout newer has the device");
        report("why-two", 2, leftOrder("newer", "why-two"), "completed", "3.0.0", "simulated");
        awaitWhy("why-two", "succeeded: runs 3.0.0");
        awaitWhy("why-two", "skipped: superseded by newer");
    }

    @Test
    void a_device_that_needs_no_image_or_may_have_none_is_skipped() throws Exception {
        played("why-there", "2.0.0", "simulated");
        played("why-other", "1.0.0", "other");
        rollOut("there", "why-there", "");
        rollOut("other", "why-other", "");
        awaitWhy("why-there", "skipped: runs 2.0.0 already");
        awaitWhy("why-other", "skipped: the image is for other models");
    }
}
