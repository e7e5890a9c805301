package dev.drydock.bootstrap.process.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.bootstrap.process.azure.MicrosoftSdk;
import dev.drydock.bootstrap.process.azure.RunningHub;
import dev.drydock.bootstrap.process.fleet.ServerRig;
import org.junit.jupiter.api.Test;

/** {@code kill -9} in the middle of a rollout over a hub: of the server, and of the hub. */
class HubKillTest extends HubFleetScene {
    private static final int DEVICES = 40;

    private static HubUnderTest seen(RunningHub hub) {
        return new HubUnderTest(hub.address(), hub.mqttPort(), hub.serviceConnection(), hub.authority());
    }

    @Test
    void a_server_and_a_hub_that_are_killed_in_mid_rollout_lose_nothing_and_each_device_takes_its_order_once()
            throws Exception {
        DrydockProcess process = bench.startProcess(RunningHub.arguments(bench, someAddress(), "0"));
        RunningHub hub = RunningHub.of(bench, process);
        MicrosoftSdk sdk = MicrosoftSdk.of(hub);
        HubFleet fleet = bench.keep(new HubFleet(seen(hub)));
        for (int device = 0; device < DEVICES; device++) {
            fleet.add(sdk.register(id(device)), witnesses::of);
        }
        ServerRig server = serverOf(seen(hub), fleet, DEVICES);
        server.addImage("good", "2.0.0");
        server.rollOut("spring", "good", "10%,40%,100%");

        await(() -> witnesses.trials() >= 2);
        server.kill();
        server.start();
        await(() -> server.members("spring", "succeeded") >= 4 && witnesses.trials() >= 8);
        process.kill();
        await(() -> server.log().contains("The fleet is not heard any more"));
        hub.startAgain();
        await(() -> server.members("spring", "succeeded") >= 16 && witnesses.trials() >= 20);
        server.kill();
        server.start();

        awaitState(server, "spring", "completed");
        assertEachOnce(server, "spring", DEVICES);
        assertThat(server.members("spring", "lost") + server.members("spring", "failed"))
                .isZero();
    }
}
