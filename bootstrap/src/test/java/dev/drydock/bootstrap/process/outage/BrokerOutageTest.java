package dev.drydock.bootstrap.process.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.GatedImages;
import dev.drydock.bootstrap.process.KillableBroker;
import dev.drydock.bootstrap.process.TestImage;
import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import dev.drydock.testkit.net.LentPort;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A broker that dies with SIGKILL in the middle of an update and comes back at the same address. */
@Execution(ExecutionMode.CONCURRENT)
class BrokerOutageTest {
    private static final int SIZE = 1 << 20;
    private static final Pattern PAUSE = Pattern.compile("Trying again in ([0-9.]+) s");
    private static final double LONGEST_PAUSE = 3;

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private final TestImage image = TestImage.of(SIZE, 61, "2.0.0");

    @Test
    void an_update_completes_though_mosquitto_was_killed_in_the_middle() throws Exception {
        Assumptions.assumeTrue(
                MosquittoProcess.installed(), "SKIPPED: there is no Mosquitto on this machine to be killed");
        killInTheMiddle(KillableBroker.mosquitto(bench));
    }

    @Test
    void an_update_completes_though_the_embedded_broker_was_killed_in_the_middle() throws Exception {
        killInTheMiddle(KillableBroker.embedded(bench));
    }

    @Test
    void a_device_that_starts_before_its_broker_connects_when_it_comes() throws Exception {
        String address = "127.0.0.1:" + LentPort.next();
        DrydockRun device = bench.device("mqtt://" + address, "early").awaitError("nothing listens at " + address);

        bench.start("broker", "--listen", address).awaitOutput("The broker listens");
        BareService service =
                bench.keep(BareService.connect("mqtt://" + address)).follow("early");

        device.awaitError("Connected to " + address);
        Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .until(() -> service.reported("early").isObject());
    }

    private void killInTheMiddle(KillableBroker broker) throws Exception {
        GatedImages images = bench.keep(GatedImages.serving(image)).heldFrom(SIZE / 2);
        DrydockRun device = bench.connectedDevice(broker.uri(), "outlasting");
        DrydockRun update = bench.start(
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
        BareService service = bench.keep(BareService.connect(broker.uri())).follow("outlasting");
        Awaitility.await()
                .atMost(DrydockRun.PATIENCE)
                .until(() -> service.reported("outlasting")
                        .at("/update/state")
                        .asText()
                        .equals("completed"));
        assertThat(pauses(device))
                .isNotEmpty()
                .allSatisfy(pause -> assertThat(pause).isLessThan(LONGEST_PAUSE));
        assertThat(update.exitStatus()).as(update.toString()).isZero();
        assertThat(update.output()).contains("Firmware applied");
        assertThat(update.errors()).contains("The connection is lost", "again.");
    }

    /** The pauses between attempts to connect, in seconds, as the device app announces them. */
    private static List<Double> pauses(DrydockRun device) {
        return PAUSE.matcher(device.errors())
                .results()
                .map(found -> Double.valueOf(found.group(1)))
                .toList();
    }
}
