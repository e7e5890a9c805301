package dev.drydock.bootstrap.process.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.fleet.ServerRig;
import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.MqttPeer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The first reports of a whole fleet at once, to a server that has little memory. */
class ReportFloodTest {
    private static final int DEVICES = Integer.getInteger("fleet.burst", 5_000);
    private static final int PUBLISHERS = 4;
    private static final int TOGETHER = 500;
    /** Too little for the reports of a fleet to wait in, and enough for the server; with room for the ids that it keeps. */
    private static final String MEMORY = "-Xmx" + (80 + DEVICES / 250) + "m";

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private static String report(int device) {
        return """
                {"firmwareStatus":"standBy","logTime":"2026-11-28T00:00:00Z","downloadComplete":null,\
                "startedApplyingImage":null,"lastFirmwareUpdate":null,\
                "firmware":{"currentFwVersion":"1.0.0","pendingFwVersion":"","fwUpdateStatus":"current",\
                "fwUpdateSubstatus":"","lastFwUpdateStartTime":"","lastFwUpdateEndTime":""},\
                "update":{"id":null,"sequence":1,"state":"idle","progress":null,"reason":null,"versionProof":null},\
                "recent":[],"device":{"model":"flooded","slot":"A","agentVersion":"1.0.0","contract":1,\
                "epoch":"abcdefgh%08d","attributes":["site=oslo"],"zone":"Europe/Oslo"}}""".formatted(device);
    }

    /** Reports of its share of the devices, as fast as the broker takes them. */
    private static int publish(String uri, int publisher) throws Exception {
        int published = 0;
        try (MqttPeer peer = MqttPeer.connect(uri, "flood-" + publisher)) {
            List<CompletableFuture<Integer>> begun = new ArrayList<>();
            for (int device = publisher; device < DEVICES; device += PUBLISHERS) {
                begun.add(peer.begin(Message.of("drydock/flooded-" + device + "/reported", report(device))
                        .asRetained()));
                published++;
                if (begun.size() == TOGETHER) {
                    awaitAll(begun);
                }
            }
            awaitAll(begun);
        }
        return published;
    }

    private static void awaitAll(List<CompletableFuture<Integer>> begun) throws Exception {
        for (CompletableFuture<Integer> one : begun) {
            one.get(60, TimeUnit.SECONDS);
        }
        begun.clear();
    }

    private static int flood(String uri) throws Exception {
        ExecutorService publishers = Executors.newFixedThreadPool(PUBLISHERS);
        try {
            List<Future<Integer>> shares = new ArrayList<>();
            for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
                int number = publisher;
                shares.add(publishers.submit(() -> publish(uri, number)));
            }
            int all = 0;
            for (Future<Integer> share : shares) {
                all += share.get();
            }
            return all;
        } finally {
            publishers.shutdownNow();
        }
    }

    private ServerRig server(String uri) throws IOException {
        Map<String, String> little = Map.of("JAVA_TOOL_OPTIONS", MEMORY);
        return new ServerRig(
                bench.folder().resolve("server"),
                arguments -> bench.startProcessWith(little, arguments),
                List.of("--broker", uri));
    }

    private static void awaitCounted(ServerRig server) {
        Awaitility.await()
                .atMost(ServerRig.PATIENCE.multipliedBy(3))
                .until(() -> server.ask("GET", "/fleet/counts", "").startsWith("{\"devices\":" + DEVICES + ","));
    }

    @Test
    void the_first_reports_of_a_whole_fleet_at_once_are_all_counted_in_little_memory() throws Exception {
        assumeTrue(MosquittoProcess.installed(), "SKIPPED: mosquitto is not installed on this machine");
        MosquittoProcess mosquitto = bench.keep(
                MosquittoProcess.start(bench.folder(), "max_inflight_messages 1000", "max_queued_messages 200000"));
        String uri = mosquitto.uri().replaceFirst("^tcp:", "mqtt:");
        ServerRig server = server(uri);
        server.awaitReady();
        long began = System.nanoTime();
        assertThat(flood(mosquitto.uri())).isEqualTo(DEVICES);
        assertThat(server.unreadiness()).as("in the middle of it").isEmpty();
        awaitCounted(server);
        System.out.printf(
                "%d first reports at once: counted %d ms after the first, in %s%n",
                DEVICES, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), MEMORY);
        assertThat(server.ask("GET", "/fleet/counts", "")).contains("\"1.0.0\":" + DEVICES, "\"flooded\":" + DEVICES);
        assertThat(server.unreadiness()).isEmpty();

        // And once more: the next server is sent all of them at its start.
        server.kill();
        server.start();
        server.awaitReady();
        awaitCounted(server);
        assertThat(server.run().errors()).doesNotContain("OutOfMemoryError", "This is a bug");
    }
}
