package dev.drydock.bootstrap.process.outage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.GatedImages;
import dev.drydock.bootstrap.process.SharedBroker;
import dev.drydock.bootstrap.process.TestImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Any MQTT 5 client can play the service app: Mosquitto's own start an update and watch it. */
class MosquittoClientsTest {
    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @Test
    void mosquitto_rr_starts_an_update_and_mosquitto_sub_sees_it_complete() throws Exception {
        Assumptions.assumeTrue(
                installed("mosquitto_rr") && installed("mosquitto_sub"),
                "SKIPPED: the clients mosquitto_rr and mosquitto_sub are not on this machine");
        TestImage image = TestImage.of(1 << 20, 71, "2.0.0");
        GatedImages images = bench.keep(GatedImages.serving(image));
        BareService service = bench.keep(BROKER.client()).follow("by-hand");
        bench.connectedDevice(BROKER.uri(), "by-hand");
        service.awaitPresent("by-hand");

        String answer = run(
                "mosquitto_rr",
                "-t",
                "drydock/by-hand/methods/firmwareUpdate",
                "-e",
                "drydock/by-hand/responses/hand",
                "-m",
                image.order("h-1", images.uri()),
                "-W",
                "20");
        assertThat(answer).contains("{\"Response\":\"Firmware update started\",\"updateId\":\"h-1\"}");

        Process watch = client("mosquitto_sub", "-t", "drydock/by-hand/reported", "-W", "30");
        try (var lines = watch.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.lines().anyMatch(line -> line.contains("\"firmwareStatus\":\"completed\"")))
                    .isTrue();
        } finally {
            watch.destroyForcibly().waitFor();
        }
    }

    private static boolean installed(String program) {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static String run(String... command) throws Exception {
        Process process = client(command);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    private static Process client(String... command) throws Exception {
        String port = BROKER.uri().replaceAll(".*:", "");
        List<String> whole = Stream.concat(Arrays.stream(command), Stream.of("-V", "5", "-p", port, "-q", "1"))
                .toList();
        return new ProcessBuilder(whole).redirectErrorStream(true).start();
    }
}
