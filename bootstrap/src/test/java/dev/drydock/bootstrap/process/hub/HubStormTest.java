package dev.drydock.bootstrap.process.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.fleet.ServerRig;
import dev.drydock.hub.LocalHub;
import dev.drydock.hub.fault.Faults.Fault;
import dev.drydock.hub.fault.Operation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A hub that wants fewer calls for a while, or whose queries lag. */
class HubStormTest extends HubFleetScene {
    private static final int DEVICES = 15;
    private static final List<Operation> ALL = List.of(Operation.METHOD, Operation.TWIN_READ, Operation.QUERY);
    private static final String REFUSES = "The hub refuses %s calls (429)";

    private static long times(String log, String sentence) {
        return log.lines().filter(line -> line.contains(sentence)).count();
    }

    @Test
    void while_the_hub_answers_429_orders_wait_and_afterwards_each_device_takes_its_order_once() throws Exception {
        LocalHub hub = startHub();
        HubFleet fleet = fleet(hub, DEVICES);
        ServerRig server = serverOf(seen(hub), fleet, DEVICES);
        server.addImage("good", "2.0.0");
        ALL.forEach(operation -> hub.faults().last(operation, new Fault.Refuse(429001)));
        int calls = hub.faults().calls(Operation.METHOD);
        server.rollOut("spring", "good", "40%,100%");
        await(() -> hub.faults().calls(Operation.METHOD) >= calls + 12);

        assertThat(server.members("spring", "ordered")).isEqualTo(6);
        assertThat(witnesses.trials()).isZero();
        hub.faults().endLasting();
        awaitState(server, "spring", "completed");

        assertEachOnce(server, "spring", DEVICES);
        assertThat(times(server.log(), REFUSES.formatted(Operation.METHOD))).isEqualTo(1);
        assertThat(server.log().lines().filter(line -> line.contains("429")).count())
                .isBetween(1L, (long) ALL.size());
        tagsInTheStorm(hub, server);
    }

    private static void tagsInTheStorm(LocalHub hub, ServerRig server) {
        String tagging = """
                {"query":"all","set":{"ring":"done"}}""";
        hub.faults().last(Operation.TWIN_UPDATE, new Fault.Refuse(429001));
        assertThat(server.refused("POST", "/fleet/tags", tagging))
                .contains("\"status\":503", "nothing is tagged: the hub wants fewer calls");
        hub.faults().endLasting();
        assertThat(server.ask("POST", "/fleet/tags", tagging)).contains(String.valueOf(DEVICES));
    }

    @Test
    void pages_of_queries_that_are_old_hold_no_rollout_up_and_move_no_device_back_not_even_after_a_start()
            throws Exception {
        LocalHub hub = startHub();
        HubFleet fleet = fleet(hub, DEVICES);
        ServerRig server = serverOf(seen(hub), fleet, DEVICES);
        server.addImage("good", "2.0.0");
        hub.faults().lagQueries(Duration.ofDays(1));
        server.rollOut("spring", "good", "where id = d-000,20%,100%");
        awaitState(server, "spring", "completed");

        assertEachOnce(server, "spring", DEVICES);
        server.kill();
        server.start();
        server.awaitReady();
        assertThat(server.ask("GET", "/fleet/counts?query=version%20%3D%202.0.0", ""))
                .startsWith("{\"devices\":" + DEVICES + ",");
    }
}
