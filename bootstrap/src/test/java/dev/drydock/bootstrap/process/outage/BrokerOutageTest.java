package dev.drydock.bootstrap.process.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.BareService;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.bootstrap.process.GatedImages;
import dev.drydock.bootstrap.process.KillableBroker;
import dev.drydock.bootstrap.process.TestImage;
import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A broker that dies with SIGKILL in the middle of an update and comes back at the same address. */
class BrokerOutageTest {
    private static final int SIZE = 1 << 20;
    private static final Duration RETURN = Duration.ofSeconds(3);

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private final TestImage image = TestImage.of(SIZE, 61, "2.0.0");

    @Test
    void an_update_completes_though_mosquitto_was_killed_in_the_middle(TestReporter reporter) throws Exception {
        Assumptions.assumeTrue(
                MosquittoProcess.installed(), "SKIPPED: there is no Mosquitto on this machine to be killed");
        killInTheMiddle(reporter, KillableBroker.mosquitto(bench));
    }

    @Test
    void an_update_completes_though_the_embedded_broker_was_killed_in_the_middle(TestReporter reporter)
            throws Exception {
        killInTheMiddle(reporter, KillableBroker.embedded(bench));
    }

    @Test
    void a_device_that_starts_before_its_broker_connects_when_it_comes() throws Exception {
        String address = "127.0.0.1:" + MosquittoProcess.freePort();
        DrydockProcess device = bench.device("mqtt://" + address, "early").awaitError("nothing listens at " + address);

        bench.start("broker", "--listen", address).awaitOutput("The broker listens");

        device.awaitError("Connected to " + address);
        BareService service =
                bench.keep(BareService.connect("mqtt://" + address)).follow("early");
        Awaitility.await()
                .atMost(DrydockProcess.PATIENCE)
                .until(() -> service.reported("early").isObject());
    }

    private void killInTheMiddle(TestReporter reporter, KillableBroker broker) throws Exception {
        GatedImages images = bench.keep(GatedImages.serving(image)).heldFrom(SIZE / 2);
        DrydockProcess device = bench.connectedDevice(broker.uri(), "outlasting");
        DrydockProcess update = bench.start(
                "update",
                "outlasting",
                "--uri",
                images.uri(),
                "--version",
                "2.0.0",
                "--size",
                String.valueOf(SIZE),
                "--check-value",
                image.checkValue(),
                "--broker",
                broker.uri());
        update.awaitOutput("Downloading firmware");

        broker.kill();
        device.awaitError("Not connected");
        images.openGate();
        device.awaitError("completed");
        broker.startAgain();
        long back = System.nanoTime();
        BareService service = bench.keep(BareService.connect(broker.uri())).follow("outlasting");
        Awaitility.await()
                .atMost(DrydockProcess.PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> service.reported("outlasting")
                        .at("/update/state")
                        .asText()
                        .equals("completed"));
        Duration took = Duration.ofNanos(System.nanoTime() - back);

        reporter.publishEntry("the device reported after the broker's return, ms", String.valueOf(took.toMillis()));
        assertThat(took).isLessThan(RETURN.multipliedBy(3));
        assertThat(update.exitStatus()).as(update.toString()).isZero();
        assertThat(update.output()).contains("Firmware applied");
        assertThat(update.errors()).contains("The connection is lost", "again.");
    }
}
