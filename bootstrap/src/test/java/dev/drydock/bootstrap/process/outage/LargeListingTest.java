package dev.drydock.bootstrap.process.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.BareService;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.bootstrap.process.SharedBroker;
import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A listing of five thousand devices has them all, with the queue limits that {@code examples/mosquitto} sets. */
class LargeListingTest {
    private static final int DEVICES = 5_000;
    private static final int AT_A_TIME = 10;
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
    void it_is_complete_on_mosquitto(TestReporter reporter) throws Exception {
        Assumptions.assumeTrue(MosquittoProcess.installed(), "SKIPPED: there is no Mosquitto on this machine to list");
        MosquittoProcess mosquitto = bench.keep(MosquittoProcess.start(
                bench.folder(),
                "max_inflight_messages 100",
                "max_queued_messages 20000",
                "max_queued_bytes 83886080",
                "log_type error"));
        list("mqtt://127.0.0.1:" + mosquitto.port(), reporter);
    }

    @Test
    void it_is_complete_on_the_embedded_broker(TestReporter reporter) throws Exception {
        list(EMBEDDED.uri(), reporter);
    }

    private void list(String uri, TestReporter reporter) throws Exception {
        BareService devices = bench.keep(BareService.connect(uri));
        try {
            publish(devices, REPORT);
            long start = System.nanoTime();
            DrydockProcess listing = bench.run("devices", "--broker", uri);
            reporter.publishEntry(
                    "listing of " + DEVICES + ", ms", String.valueOf((System.nanoTime() - start) / 1_000_000));

            assertThat(listing.exitStatus()).as(listing.errors()).isZero();
            assertThat(listing.outputLines().stream().filter(line -> line.startsWith("listed-")))
                    .hasSize(DEVICES);
            assertThat(listing.errors()).doesNotContain("incomplete");
        } finally {
            publish(devices, "");
        }
    }

    private static void publish(BareService devices, String report) throws Exception {
        for (int first = 0; first < DEVICES; first += AT_A_TIME) {
            List<IMqttToken> underWay = new ArrayList<>();
            for (int i = first; i < first + AT_A_TIME; i++) {
                underWay.add(retain(devices, "drydock/listed-" + i + "/reported", report));
            }
            for (IMqttToken token : underWay) {
                token.waitForCompletion(60_000);
            }
        }
    }

    /** Paho may still count messages as under way whose tokens are complete. */
    private static IMqttToken retain(BareService devices, String topic, String text) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .ignoreExceptionsMatching(LargeListingTest::isTooMany)
                .until(() -> devices.retain(topic, text), token -> true);
    }

    private static boolean isTooMany(Throwable failure) {
        return failure instanceof MqttException mqtt
                && mqtt.getReasonCode() == MqttClientException.REASON_CODE_MAX_INFLIGHT;
    }
}
