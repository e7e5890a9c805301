package dev.drydock.bootstrap.process.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.peer.BareService;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.bootstrap.process.DrydockRun;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The embedded broker and the image server, standing alone. */
@Execution(ExecutionMode.CONCURRENT)
class StandingAloneTest {
    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @Test
    void a_broker_a_server_and_a_device_of_their_own_make_an_update() throws Exception {
        DrydockProcess broker =
                bench.startProcess("broker", "--listen", "127.0.0.1:0").awaitOutput("Nothing is kept");
        String uri = broker.output().replaceAll("(?s).*--broker (\\S+).*", "$1");
        assertThat(broker.output()).contains("./drydock device --id gateway-1 --broker ", "--data-dir");
        Files.createDirectories(bench.folder().resolve("images"));
        bench.file("images/gateway.bin", "an image");
        DrydockProcess server = bench.startProcess("serve", "images", "--listen", "127.0.0.1:0")
                .awaitOutput("Serving images at http://");
        String images = server.output().replaceAll("(?s).* at (http://\\S+).*", "$1");

        try (BareService service = BareService.connect(uri).follow("alone")) {
            bench.deviceProcess(uri, "alone");
            Awaitility.await()
                    .atMost(DrydockRun.PATIENCE)
                    .until(() -> service.reported("alone").isObject());
        }
        DrydockRun update =
                bench.run("update", "alone", "--uri", images + "gateway.bin", "--version", "2.0.0", "--broker", uri);

        assertThat(update.exitStatus()).as(update.toString()).isZero();
        assertThat(server.errors()).contains("gateway.bin");
        assertThat(get(images + "nothing.bin")).isEqualTo(404);
    }

    @Test
    void a_port_in_use_is_named_and_ends_with_2() throws Exception {
        DrydockRun broker = bench.start("broker", "--listen", "127.0.0.1:0").awaitOutput("Nothing is kept");
        String address = broker.output().replaceAll("(?s).*//(127\\S+:[0-9]+).*", "$1");

        DrydockRun second = bench.run("broker", "--listen", address);
        assertThat(second.exitStatus()).as(second.toString()).isEqualTo(2);
        assertThat(second.errors()).contains(address.replaceAll(".*:", "")).doesNotContain("\tat ");

        DrydockRun server = bench.run("serve", ".", "--listen", address);
        assertThat(server.exitStatus()).as(server.toString()).isEqualTo(2);
        assertThat(server.errors()).contains(address.replaceAll(".*:", "")).doesNotContain("\tat ");

        bench.file("image", "an image");
        DrydockRun update = bench.run(
                "update",
                "d",
                "--image",
                bench.path("image"),
                "--version",
                "2",
                "--serve-at",
                "http://" + address,
                "--broker",
                "mqtt://" + address);
        assertThat(update.exitStatus()).as(update.toString()).isEqualTo(2);
        assertThat(update.errors()).contains(address.replaceAll(".*:", "")).doesNotContain("\tat ");
    }

    private static int get(String uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(uri)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
