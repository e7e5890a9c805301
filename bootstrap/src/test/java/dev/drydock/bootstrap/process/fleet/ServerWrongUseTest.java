package dev.drydock.bootstrap.process.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that cannot be started says why and what to do, and leaves nothing open. */
class ServerWrongUseTest {
    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    /** A server on free ports, but for what is said otherwise. */
    private DrydockRun server(String... more) {
        Map<String, String> options = new LinkedHashMap<>(Map.of(
                "--data-dir",
                bench.path("server"),
                "--listen",
                "127.0.0.1:0",
                "--images-listen",
                "127.0.0.1:0",
                "--broker-listen",
                "127.0.0.1:0"));
        for (int i = 0; i < more.length; i += 2) {
            options.put(more[i], more[i + 1]);
        }
        List<String> arguments = new ArrayList<>(List.of("server"));
        options.forEach((option, value) -> arguments.addAll(List.of(option, value)));
        return bench.start(arguments.toArray(String[]::new));
    }

    private void assertRefused(int status, String words, String... more) {
        DrydockRun run = server(more);
        assertThat(run.exitStatus()).as(run.toString()).isEqualTo(status);
        assertThat(run.errors()).contains(words).doesNotContain("\tat ");
    }

    @Test
    void other_machines_are_let_in_by_tls_alone() {
        assertRefused(2, "other machines are let in by TLS alone", "--listen", "0.0.0.0:0");
        assertRefused(2, "--tls-cert and --tls-key go together", "--tls-cert", bench.path("none.pem"));
    }

    @Test
    void addresses_that_are_none_are_refused() {
        assertRefused(2, "--listen wants HOST:PORT", "--listen", "8080");
        assertRefused(2, "--images-listen wants HOST:PORT", "--images-listen", "x");
        assertRefused(2, "--serve-at wants http://HOST:PORT", "--serve-at", "ftp://images");
    }

    @Test
    void a_time_to_keep_outcomes_that_is_none_or_too_short_is_refused() {
        assertRefused(2, "--keep: 'ninety' is not a duration such as 500ms, 15s, 10m, 1h or 7d", "--keep", "ninety");
        assertRefused(2, "--keep: expected 1d or more, such as 90d, and got '90'", "--keep", "90");
        assertRefused(2, "--keep: '9999d' is longer than 3650d", "--keep", "9999d");
    }

    @Test
    void wrong_options_are_refused_before_anything_is_begun() {
        for (List<String> wrong : List.of(
                List.of("--keep", "90"), List.of("--simulate-fleet", "0"), List.of("--images-listen", "nowhere"))) {
            DrydockRun run = server(wrong.get(0), wrong.get(1));
            assertThat(run.exitStatus()).isEqualTo(2);
            assertThat(run.output()).isEmpty();
            assertThat(bench.folder().resolve("server")).doesNotExist();
        }
    }

    @Test
    void a_port_in_use_is_refused() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + taken.getLocalPort();
            assertRefused(2, "choose another address or port", "--listen", address);
            assertRefused(2, "choose another address or port", "--images-listen", address);
            assertRefused(2, String.valueOf(taken.getLocalPort()), "--broker-listen", address);
        }
    }

    @Test
    void a_broker_that_does_not_answer_ends_the_start() {
        assertRefused(3, "127.0.0.1:1", "--broker", "mqtt://127.0.0.1:1", "--connect-timeout", "1s");
    }

    @Test
    void a_broker_that_refuses_the_server_ends_the_start() throws IOException {
        MosquittoProcess broker = bench.keep(MosquittoProcess.start(bench.folder(), "allow_anonymous false"));

        String uri = "mqtt://127.0.0.1:" + broker.port();

        assertRefused(3, "refuses the user, the password", "--broker", uri, "--connect-timeout", "1s");
    }

    @Test
    void a_second_server_on_the_same_folder_is_refused() {
        DrydockRun first = server().awaitOutput("Commands reach the server");
        DrydockRun second = server("--broker", first.outputLines().get(0).replaceFirst(".* at (.*)[.]", "$1"));
        assertThat(second.exitStatus()).isEqualTo(2);
        assertThat(second.errors()).contains("another");
    }

    @Test
    void a_database_that_is_none_is_refused() throws IOException {
        Files.createDirectories(bench.folder().resolve("server/database"));
        Files.writeString(
                bench.folder().resolve("server/database/fleet.db"), "no database, whoever wrote it ".repeat(50));
        assertRefused(2, "fleet.db");
        assertRefused(2, "jdbc:postgresql:", "--database", "jdbc:mysql://x/y");
    }

    @Test
    void the_token_of_its_owner_is_readable_by_its_owner_alone_and_made_anew_when_it_is_lost() throws IOException {
        server().awaitOutput("Commands reach the server").end();
        String first = Files.readString(bench.folder().resolve("server/admin.token"));
        assertThat(first).startsWith("ddk_");
        assertThat(Files.getPosixFilePermissions(bench.folder().resolve("server/admin.token")))
                .hasSize(2);
        server().awaitOutput("Commands reach the server").end();
        assertThat(bench.folder().resolve("server/admin.token")).hasContent(first.strip());

        Files.delete(bench.folder().resolve("server/admin.token"));
        server().awaitOutput("Commands reach the server").end();
        assertThat(Files.readString(bench.folder().resolve("server/admin.token")))
                .startsWith("ddk_")
                .isNotEqualTo(first);
    }
}
