package dev.drydock.bootstrap.process.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.fleet.ServerRig;
import dev.drydock.bootstrap.process.fleet.Witnesses;
import dev.drydock.hub.HubNotStarted;
import dev.drydock.hub.HubSettings;
import dev.drydock.hub.LocalHub;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A local hub that can be told to fail, a fleet of real agents on it, and a server in a process of its own. */
abstract class HubFleetScene {
    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    final Witnesses witnesses = new Witnesses(device -> false);

    final LocalHub startHub() throws HubNotStarted {
        return bench.keep(LocalHub.start(new HubSettings(
                someAddress(),
                Optional.empty(),
                HubSettings.MQTT_PORT,
                0,
                bench.folder().resolve("hub"))));
    }

    static String someAddress() {
        ThreadLocalRandom dice = ThreadLocalRandom.current();
        return "127." + dice.nextInt(1, 255) + "." + dice.nextInt(1, 255) + "." + dice.nextInt(1, 255);
    }

    static HubUnderTest seen(LocalHub hub) {
        return new HubUnderTest(hub.hostName(), hub.mqttPort(), hub.serviceConnectionString(), hub.authorityFile());
    }

    /** Devices {@code d-000} and so on. */
    final HubFleet fleet(LocalHub hub, int number) {
        HubFleet fleet = bench.keep(new HubFleet(seen(hub)));
        for (int device = 0; device < number; device++) {
            fleet.add(hub.registerDevice(id(device)), witnesses::of);
        }
        return fleet;
    }

    static String id(int device) {
        return "d-%03d".formatted(device);
    }

    final ServerRig server(HubUnderTest hub) throws IOException {
        return new ServerRig(
                bench,
                List.of(
                        "--transport",
                        "azure",
                        "--connection-string-file",
                        bench.file("service.connection", hub.service()).toString(),
                        "--ca-file",
                        hub.authority().toString()));
    }

    /** A server that knows so many devices, which have all reported before it begins. */
    final ServerRig serverOf(HubUnderTest hub, HubFleet fleet, int devices) throws IOException {
        await(() -> fleet.known() == devices);
        ServerRig server = server(hub);
        await(() -> server.ask("GET", "/fleet/counts?query=state%20%3D%20idle", "")
                .startsWith("{\"devices\":" + devices + ","));
        server.awaitReady();
        return server;
    }

    static void await(Callable<Boolean> fact) {
        Awaitility.await()
                .atMost(ServerRig.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(fact);
    }

    static void awaitState(ServerRig server, String rollout, String state) {
        try {
            await(() -> server.stateOf(rollout).equals(state));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(server.story(rollout), e);
        }
    }

    /** Every device has tried the update once, and its success was counted. */
    final void assertEachOnce(ServerRig server, String rollout, int devices) {
        assertThat(server.members(rollout, "succeeded")).isEqualTo(devices);
        assertThat(witnesses.trials()).isEqualTo(devices);
        assertThat(witnesses.byDeviceAndUpdate().values()).containsOnly(1);
    }
}
