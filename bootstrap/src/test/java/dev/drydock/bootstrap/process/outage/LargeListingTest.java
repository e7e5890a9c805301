package dev.drydock.bootstrap.process.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.peer.Caller;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.SharedBroker;
import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A listing of five thousand devices has them all, with the queue limits that {@code examples/mosquitto} sets. */
class LargeListingTest {
    private static final int DEVICES = 5_000;
    private static final int AT_A_TIME = 50;
    private static final String REPORT = """
            {"firmwareStatus":"standBy","logTime":"2026-11-01T00:00:00Z","downloadComplete":null,\
            "startedApplyingImage":null,"lastFirmwareUpdate":null,"firmware":{"currentFwVersion":"1.0.0",\
            "pendingFwVersion":"","fwUpdateStatus":"current","fwUpdateSubstatus":"","lastFwUpdateStartTime":"",\
            "lastFwUpdateEndTime":""},"update":{"id":null,"sequence":1,"state":"idle","progress":null,"reason":null,\
            "versionProof":null},"recent":[],"device":{"model":"gateway","slot":"A","agentVersion":"1","contract":1}}""";

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @RegisterExtension
    static final SharedBroker EMBEDDED = new SharedBroker();

    @Test
    void it_is_complete_on_mosquitto() throws Exception {
        Assumptions.assumeTrue(MosquittoProcess.installed(), "SKIPPED: there is no Mosquitto on this machine to list");
        MosquittoProcess mosquitto = bench.keep(MosquittoProcess.start(
                bench.folder(),
                "max_inflight_messages 100",
                "max_queued_messages 20000",
                "max_queued_bytes 83886080",
                "log_type error"));
        list("mqtt://127.0.0.1:" + mosquitto.port());
    }

    @Test
    void it_is_complete_on_the_embedded_broker() throws Exception {
        list(EMBEDDED.uri());
    }

    private void list(String uri) throws Exception {
        Caller devices = bench.keep(Caller.connect(uri));
        try {
            publish(devices, REPORT);

            DrydockRun listing = bench.run("devices", "--broker", uri);

            assertThat(listing.exitStatus()).as(listing.errors()).isZero();
            assertThat(listing.outputLines().stream().filter(line -> line.startsWith("listed-")))
                    .hasSize(DEVICES);
            assertThat(listing.errors()).doesNotContain("incomplete");
        } finally {
            publish(devices, "");
        }
    }

    private static void publish(Caller devices, String report) throws Exception {
        for (int first = 0; first < DEVICES; first += AT_A_TIME) {
            List<CompletableFuture<Integer>> underWay = new ArrayList<>();
            for (int i = first; i < first + AT_A_TIME; i++) {
                underWay.add(devices.beginToRetain("drydock/listed-" + i + "/reported", report));
            }
            for (CompletableFuture<Integer> stored : underWay) {
                assertThat(stored.get(60, TimeUnit.SECONDS)).isLessThan(0x80);
            }
        }
    }
}
