package dev.drydock.bootstrap.process.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.TestImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code drydock server} over a local hub: devices by Microsoft's SDK, whose twins are asked for. */
class ServerOverHubTest {
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private String server = "";

    private DrydockRun run(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--server", server, "--token-file", bench.path("server/admin.token")));
        return bench.run(arguments.toArray(String[]::new));
    }

    private String printed(String... command) {
        DrydockRun run = run(command);
        assertThat(run.exitStatus()).as(run.toString()).isLessThan(2);
        return run.output();
    }

    private void start(RunningHub hub) {
        DrydockRun run = hub.begin(
                        "server",
                        "--data-dir",
                        bench.path("server"),
                        "--listen",
                        "127.0.0.1:0",
                        "--images-listen",
                        "127.0.0.1:0")
                .awaitOutput("Commands reach the server");
        server = run.outputLines().get(1).replaceFirst(".*(http://[0-9.]+:[0-9]+);.*", "$1");
    }

    private static void await(Callable<Boolean> fact) {
        Awaitility.await().atMost(PATIENCE).until(fact);
    }

    @Test
    void an_image_reaches_devices_that_are_there_and_one_that_comes_back_later() {
        RunningHub hub = RunningHub.start(bench);
        MicrosoftSdk sdk = MicrosoftSdk.of(hub);
        for (String id : List.of("one", "two")) {
            hub.device(sdk.register(id), id).awaitError("Connected to");
        }
        String third = sdk.register("three");
        hub.device(third, "three").awaitError("Connected to").awaitError("Idle").end();
        start(hub);
        await(() -> printed("fleet", "list").contains("three")
                && printed("fleet", "show", "three").contains("1.0.0"));
        TestImage image = TestImage.of(100_000, 5, "2.0.0");
        bench.file("image", image.bytes());
        printed("image", "add", bench.path("image"), "--version", "2.0.0", "--name", "two-oh");
        printed("rollout", "create", "spring", "--image", "two-oh", "--target", "all", "--waves", "100%", "--submit");

        await(() -> printed("rollout", "members", "spring", "--json").contains("left")
                && printed("fleet", "show", "one").contains("2.0.0"));
        assertThat(printed("rollout", "why", "three")).contains("the order waits for the device");
        tags(sdk);
        hub.device(third, "three").awaitError("Connected to");
        await(() -> printed("rollout", "why", "three").contains("succeeded: runs 2.0.0"));
        assertThat(printed("rollout", "why", "two")).contains("succeeded: runs 2.0.0");
    }

    /** The twins keep the tags: those that somebody sets there appear, and commands write there. */
    private void tags(MicrosoftSdk sdk) {
        sdk.tag("one", Map.of("location", Map.of("city", "oslo", "floor", 3)));
        assertThat(printed("fleet", "tag", "two", "ring=canary", "location.city=bergen"))
                .contains("bergen");
        assertThat(sdk.tags("two")).isEqualTo("{\"location\":{\"city\":\"bergen\"},\"ring\":\"canary\"}");
        await(() -> printed("fleet", "list", "--query", "tag.location.floor = 3 and tag.location.city = oslo")
                .contains("one"));

        assertThat(printed("fleet", "untag", "--query", "tag.location.city != none", "location.city"))
                .contains("3");
        assertThat(sdk.tags("one")).contains("\"floor\":3").doesNotContain("oslo");
        DrydockRun refused = run("fleet", "tag", "one", "location=here");
        assertThat(refused.exitStatus()).as(refused.toString()).isEqualTo(2);
        assertThat(refused.errors())
                .contains("on IoT Hub 'location' and 'location.floor' cannot be tags of one device");
        assertThat(run("fleet", "tag", "--query", "all", "a..b=c").errors()).contains("IoT Hub has no tag 'a..b'");
    }
}
