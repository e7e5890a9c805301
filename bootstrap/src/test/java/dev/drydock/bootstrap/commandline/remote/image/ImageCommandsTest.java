package dev.drydock.bootstrap.commandline.remote.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.remote.RecordedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageCommandsTest {
    private static final String DIGEST = "sha256:6105d6cc76af400325e94d588ce511be5bfdbb73b437dc51eca43917d7a43e3d";
    private static final String IMAGE = """
            {"name":"gateway-2.1","version":"2.1","models":["gateway"],"size":1234567,"digest":"%s",
             "uri":"http://10.0.0.7:8081/gateway-2.1","kept":true,"added":"2026-11-01T10:00:00Z",
             "manifests":[{"identity":"sha256:00","sequence":31,"securityCounter":7,"expires":"2027-11-01T10:00:00Z",
             "signer":"kPrK"}],
             "warning":"127.0.0.1 is this machine alone"}""".formatted(DIGEST);

    @RegisterExtension
    final RecordedServer server = new RecordedServer();

    @TempDir
    Path folder;

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("gateway.img"), content).toString();
    }

    @Test
    void a_file_is_sent_with_its_digest_and_the_image_is_told() throws IOException {
        server.on("PUT /api/v1/images/gateway-2.1/content", 201, IMAGE);

        assertThat(server.run("image", "add", file("image"), "--version=2.1", "--model=gateway", "--model=hub"))
                .as(server.err())
                .isZero();

        assertThat(server.lines())
                .containsExactly("PUT /api/v1/images/gateway-2.1/content?version=2.1&model=gateway&model=hub&digest="
                        + DIGEST.replace(":", "%3A"));
        assertThat(server.last().text()).isEqualTo("image");
        assertThat(server.last().header("Content-type")).isEqualTo("application/octet-stream");
        assertThat(server.last().header("Content-length")).isEqualTo("5");
        assertThat(server.last().header("Transfer-encoding")).isEmpty();
        assertThat(server.out())
                .contains("Image:       gateway-2.1", "Size:        1,234,567 bytes", "Digest:      " + DIGEST)
                .contains(
                        "URI:         http://10.0.0.7:8081/gateway-2.1",
                        "WARNING:     127.0.0.1 is this machine alone");
    }

    @Test
    void an_image_for_all_models_has_a_name_without_one_unless_it_is_given() throws IOException {
        server.on("PUT /api/v1/images/image-2.1/content", 201, IMAGE)
                .on("PUT /api/v1/images/spring/content", 201, IMAGE);

        server.run("image", "add", file("image"), "--version=2.1");
        server.run("image", "add", file("image"), "--version=2.1", "--name=spring", "--json");

        assertThat(server.lines().get(0)).startsWith("PUT /api/v1/images/image-2.1/content?version=2.1&digest=");
        assertThat(server.lines().get(1)).startsWith("PUT /api/v1/images/spring/content?");
        assertThat(server.out()).contains("{\"name\":\"gateway-2.1\",");
    }

    @Test
    void a_large_file_arrives_whole() throws IOException {
        server.on("PUT /api/v1/images/image-2/content", 201, IMAGE);
        byte[] content = new byte[5_000_000];
        content[4_999_999] = 1;
        Path file = Files.write(folder.resolve("large.img"), content);

        assertThat(server.run("image", "add", file.toString(), "--version=2")).isZero();

        assertThat(server.last().body()).isEqualTo(content);
    }

    @Test
    void an_image_that_somebody_else_serves_is_described() {
        server.on("POST /api/v1/images", 201, IMAGE);

        assertThat(server.run(
                        "image",
                        "add",
                        "--uri=https://i.example.com/g.img",
                        "--size=5",
                        "--digest=" + DIGEST,
                        "--version=2.1",
                        "--model=gateway,hub"))
                .isZero();

        assertThat(server.last().text())
                .isEqualTo("{\"name\":\"gateway-2.1\",\"version\":\"2.1\",\"models\":[\"gateway\",\"hub\"],"
                        + "\"uri\":\"https://i.example.com/g.img\",\"size\":5,\"digest\":\"" + DIGEST + "\"}");
        assertThat(server.last().header("Content-type")).isEqualTo("application/json");
        assertThat(server.last().header("Idempotency-key")).matches("[0-9a-f-]{36}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--version=2 | an image is either FILE or --uri",
                "no.img --uri=http://h/i --version=2 | an image is either FILE or --uri",
                "no.img --version=2 | FILE: 'no.img' does not exist",
                "no.img --version=2 --size=5 | --size and --digest go with --uri",
                "--uri=http://h/i --version=2 --size=5 | --uri wants the size and the digest",
                "--uri=http://h/i --version=2 --size=5 --digest=md5:1 | --digest: a check value is 'sha256:'",
                "--uri=http://h/i | --version"
            })
    void wrong_use_says_what_was_wanted_and_asks_nothing(String options, String message) {
        assertThat(server.run(("image add " + options).split(" "))).isEqualTo(2);

        assertThat(server.err()).contains(message);
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void images_are_listed_in_a_table_or_one_a_line() {
        server.on("GET /api/v1/images", "{\"items\":[" + IMAGE + "]}");

        assertThat(server.run("image", "list")).isZero();
        assertThat(server.out())
                .contains("IMAGE        VERSION  MODELS   BYTES      SEQUENCES  KEPT  ADDED")
                .contains("gateway-2.1  2.1      gateway  1,234,567  31         yes   2026-11-01T10:00:00Z");
        assertThat(server.err()).contains("1 image.");

        server.run("image", "list", "--json");
        assertThat(server.out().lines()).anyMatch(line -> line.startsWith("{\"name\":\"gateway-2.1\""));
    }

    @Test
    void one_image_is_shown_and_removed() {
        server.on("GET /api/v1/images/gateway-2.1", IMAGE).on("DELETE /api/v1/images/gateway-2.1", 204, "");

        assertThat(server.run("image", "show", "gateway-2.1")).isZero();
        assertThat(server.run("image", "remove", "gateway-2.1")).isZero();

        assertThat(server.out())
                .contains("Manifest:    sequence 31, security counter 7, until 2027-11-01T10:00:00Z, signed by kPrK, "
                        + "not verified here, sha256:00")
                .contains("Models:      gateway", "Kept:        by the server", "Image gateway-2.1 is removed.");
        assertThat(server.last().line()).isEqualTo("DELETE /api/v1/images/gateway-2.1");
        assertThat(server.last().header("Idempotency-key")).isEmpty();
    }

    @Test
    void image_alone_says_what_to_do() {
        assertThat(server.console().run("image")).isEqualTo(2);
        assertThat(server.err()).contains("say what to do, such as 'drydock image list'");
    }
}
