package dev.drydock.bootstrap.commandline.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.commandline.TestConsole;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.testkit.net.LentPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which a server, or its absence, refuses a command. */
class RefusalTest {
    private static final String IMAGES = "GET /api/v1/images";

    @RegisterExtension
    final RecordedServer server = new RecordedServer();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @TempDir
    Path folder;

    @Test
    void every_request_carries_the_token_and_no_output_has_it() {
        server.on(IMAGES, "{\"items\":[]}");

        assertThat(server.run("image", "list", "--verbose")).isZero();

        assertThat(server.last().header("Authorization")).isEqualTo("Bearer " + RecordedServer.SECRET);
        assertThat(server.out() + server.err()).doesNotContain(RecordedServer.SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "400, malformed,        2",
        "403, refused,          2",
        "404, no-such-image,    2",
        "409, refused,          1",
        "412, changed-since,    1",
        "413, body-too-large,   2",
        "422, digest-differs,   2",
        "429, unavailable,      3",
        "500, failed,           1",
        "503, unavailable,      3"
    })
    void a_problem_is_told_in_its_own_words(int status, String code, int exitStatus) {
        server.on(IMAGES, status, "application/problem+json", problem(status, code, "it is so and so; do this."));

        assertThat(server.run("image", "list")).isEqualTo(exitStatus);

        assertThat(server.err()).endsWith("drydock: it is so and so; do this\n");
        assertThat(server.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"unknown-token, this token is not known", "expired-token, the token ci has expired"})
    void a_token_that_counts_no_more_is_told_with_where_to_get_one(String code, String words) {
        server.on(IMAGES, 401, "application/problem+json", problem(401, code, words));

        assertThat(server.run("image", "list")).isEqualTo(2);

        assertThat(server.err())
                .contains(words + "; ", "admin.token", "drydock token create", "--token-file")
                .doesNotContain(RecordedServer.SECRET);
    }

    @Test
    void the_words_of_a_problem_do_no_harm_to_a_terminal() {
        server.on(IMAGES, 404, "application/problem+json", problem(404, "no-such-image", "evil\\u001b[2J\\nline"));

        assertThat(server.run("image", "list")).isEqualTo(2);

        assertThat(server.err())
                .contains("drydock: evil\\u001b[2J\\u000aline\n")
                .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @CsvSource({"404, 2", "500, 1", "502, 3"})
    void a_refusal_without_words_is_told_by_its_number(int status, int exitStatus) {
        server.on(IMAGES, status, "text/html", "<html>");

        assertThat(server.run("image", "list")).isEqualTo(exitStatus);

        assertThat(server.err()).contains("answered " + status + " and does not say why");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "[]", "{\"items\":"})
    void an_answer_that_is_not_the_one_of_a_server_is_told_as_such(String body) {
        server.on(IMAGES, 200, "text/html", body);

        assertThat(server.run("image", "list")).isEqualTo(3);

        assertThat(server.err()).contains("no server of Drydock answers at " + server.url() + ": ", "--server");
    }

    @Test
    void a_redirect_is_not_followed() {
        server.on(IMAGES, 302, "{}");

        assertThat(server.run("image", "list")).isEqualTo(2);

        assertThat(server.err()).contains("is somewhere else (302)", "--server");
    }

    @Test
    void a_server_that_is_not_there_is_named_with_what_to_do() throws IOException {
        int port = LentPort.next();

        TestConsole console = new TestConsole();
        assertThat(console.run(
                        "image", "list", "--server=http://127.0.0.1:" + port, "--token-file", token().toString()))
                .isEqualTo(3);
        assertThat(console.err())
                .contains("the server at http://127.0.0.1:" + port + " cannot be reached: ", "--server");
    }

    @Test
    void a_server_that_hangs_up_is_one_that_cannot_be_reached() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread hangingUp = new Thread(() -> hangUp(rude), "hanging up");
            hangingUp.setDaemon(true);
            hangingUp.start();
            TestConsole console = new TestConsole();

            assertThat(console.run(
                            "image",
                            "list",
                            "--server=http://127.0.0.1:" + rude.getLocalPort(),
                            "--token-file",
                            token().toString()))
                    .isEqualTo(3);
            assertThat(console.err()).contains("cannot be reached: ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:8080",
                "ftp://127.0.0.1",
                "http://",
                "http://anna:secret@127.0.0.1",
                "http://127.0.0.1/?a=b",
                "http://127.0.0.1/#a",
                "http://a b"
            })
    void an_address_that_is_none_is_refused_and_not_repeated(String address) {
        TestConsole console = new TestConsole();

        assertThat(console.run("image", "list", "--server", address)).isEqualTo(2);

        assertThat(console.err())
                .contains("--server: expected an address such as http://")
                .doesNotContain("secret");
    }

    @Test
    void the_address_may_be_set_by_the_environment_and_have_a_path() throws IOException {
        server.on("GET /drydock/api/v1/images", "{\"items\":[]}");
        TestConsole console = new TestConsole()
                .with("DRYDOCK_SERVER", server.url() + "/drydock/")
                .with("DRYDOCK_TOKEN_FILE", token().toString());

        assertThat(console.run("image", "list")).as(console.toString()).isZero();
    }

    @Test
    void a_token_that_others_can_read_on_its_way_is_warned_of() throws IOException {
        server.on(IMAGES, "{\"items\":[]}");
        TestConsole console = new TestConsole();

        console.run(
                "image", "list", "--server=" + server.url().replace("127.0.0.1", "0.0.0.0"), "--token-file=" + token());
        server.run("image", "list");

        assertThat(console.err()).contains("WARNING: --server: the token goes to 0.0.0.0 ", "use https");
        assertThat(server.err()).doesNotContain("--server");
    }

    @Test
    void without_a_token_it_is_told_where_to_get_one() {
        TestConsole console = new TestConsole();

        assertThat(console.run("image", "list")).isEqualTo(2);

        assertThat(console.err())
                .contains("there is no token: drydock-server/admin.token does not exist", "drydock token create");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ddk_ with blanks", "ddk_\u0001"})
    void a_file_that_has_no_token_is_refused_and_not_repeated(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("empty.token"), content);
        TestConsole console = new TestConsole();

        assertThat(console.run("image", "list", "--token-file", file.toString()))
                .isEqualTo(2);

        assertThat(console.err()).contains("is no token").doesNotContain("with blanks");
    }

    @Test
    void the_token_of_a_server_in_the_working_folder_is_found() throws IOException {
        server.on(IMAGES, "{\"items\":[]}");
        Files.createDirectories(bench.folder().resolve("drydock-server"));
        bench.file("drydock-server/admin.token", "ddk_found\n");

        DrydockProcess run = bench.runProcess("image", "list", "--server", server.url());

        assertThat(run.exitStatus()).as(run.toString()).isZero();
        assertThat(server.last().header("Authorization")).isEqualTo("Bearer ddk_found");
    }

    private Path token() throws IOException {
        return Files.writeString(folder.resolve("a.token"), "ddk_a");
    }

    private static void hangUp(ServerSocket rude) {
        try {
            while (!rude.isClosed()) {
                rude.accept().close();
            }
        } catch (IOException e) {
            // the test has ended
        }
    }

    private static String problem(int status, String code, String detail) {
        return "{\"type\":\"about:blank\",\"title\":\"t\",\"status\":" + status + ",\"code\":\"" + code
                + "\",\"detail\":\"" + detail + "\"}";
    }
}
