package dev.drydock.bootstrap.process.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.testkit.net.LentPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rollout of {@code docs/rollouts.md}, as an operator does it who has nothing but the page. */
class DocumentedWalkTest {
    private static final Path PAGE = Path.of("../docs/rollouts.md");

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private final List<String> printed = new ArrayList<>();

    @Test
    void every_command_of_the_walk_ends_and_prints_as_the_page_says() throws IOException {
        DocumentedWalk walk = DocumentedWalk.of(PAGE, "A rollout from first to last");
        int port = LentPort.next();
        startServer(port);
        Map<String, String> environment = Map.of(
                "DRYDOCK_SERVER", "http://127.0.0.1:" + port, "DRYDOCK_TOKEN_FILE", bench.path("server/admin.token"));

        Awaitility.await()
                .atMost(ServerRig.PATIENCE)
                .until(() ->
                        bench.runWith(environment, "fleet", "counts").errors().contains("200 devices."));

        for (DocumentedWalk.Command command : walk.commands()) {
            if (command.isDrydock()) {
                run(command, environment);
            } else if (command.words().get(0).equals("head")) {
                bench.file(command.into(), "the bytes of " + command.into());
            }
        }

        assertThat(printed)
                .as("lines of the page that no command prints, whatever their numbers")
                .containsAll(walk.shown());
    }

    private void startServer(int port) throws IOException {
        DrydockRun server = bench.startProcess(
                "server",
                "--data-dir=server",
                "--listen=127.0.0.1:" + port,
                "--images-listen=127.0.0.1:" + LentPort.next(),
                "--broker-listen=127.0.0.1:" + LentPort.next(),
                "--simulate-fleet=200",
                "--simulate-stage=200ms");
        server.awaitError("the server is ready");
    }

    private void run(DocumentedWalk.Command command, Map<String, String> environment) {
        String[] arguments = command.arguments().stream().map(this::placed).toArray(String[]::new);
        if (command.waits()) {
            Awaitility.await().atMost(ServerRig.PATIENCE).until(() -> status(environment, arguments) == 0);
            return;
        }
        DrydockRun run = bench.runWith(environment, arguments);
        assertThat(run.exitStatus()).as(run.toString()).isEqualTo(command.status());
        run.outputLines().stream().map(DocumentedWalk::shape).forEach(printed::add);
        if (!command.into().isEmpty()) {
            bench.file(command.into(), run.output());
        }
    }

    private int status(Map<String, String> environment, String... arguments) {
        return bench.runWith(environment, arguments).exitStatus();
    }

    /** The absolute path of what is a file of the walk, and any other word as it is. */
    private String placed(String word) {
        return Files.isRegularFile(bench.folder().resolve(word)) ? bench.path(word) : word;
    }
}
