package dev.drydock.bootstrap.process.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.fleet.ServerRig;
import dev.drydock.hub.LocalHub;
import dev.drydock.hub.fault.Operation;
import dev.drydock.hub.fault.Tier;
import org.junit.jupiter.api.Test;

/** Rollouts over a hub that holds everybody to the figures of one S1 unit. */
class HubRolloutTest extends HubFleetScene {
    private static final int DEVICES = Integer.getInteger("hub.devices", 200);

    @Test
    void two_hundred_devices_take_three_waves_within_the_figures_of_s1_and_each_takes_its_order_once()
            throws Exception {
        LocalHub hub = startHub();
        hub.faults().throttle(Tier.S1, 1);
        HubFleet fleet = fleet(hub, DEVICES);
        ServerRig server = serverOf(seen(hub), fleet, DEVICES);
        int reads = hub.faults().calls(Operation.TWIN_READ);
        server.ask("POST", "/fleet/tags", """
                {"query":"id = d-000 or id = d-001 or id = d-002","set":{"ring":"canary"}}""");
        server.addImage("good", "2.0.0");

        server.rollOut("spring", "good", "where tag.ring = canary,25%,100%");
        awaitState(server, "spring", "completed");

        assertEachOnce(server, "spring", DEVICES);
        assertThat(server.ask("GET", "/rollouts/spring", "")).contains("\"size\":3");
        assertThat(server.log()).doesNotContain("429");
        System.out.printf(
                "%d devices in three waves: %d methods, %d twin reads, %d twin updates, %d queries%n",
                DEVICES,
                hub.faults().calls(Operation.METHOD),
                hub.faults().calls(Operation.TWIN_READ) - reads,
                hub.faults().calls(Operation.TWIN_UPDATE),
                hub.faults().calls(Operation.QUERY));
    }
}
