package dev.drydock.bootstrap.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order whose image the command itself serves does not outlive the command. */
class ServedImageTest {
    private static final Pattern LISTENS = Pattern.compile("mqtt://127\\.0\\.0\\.1:\\d+");

    @TempDir
    Path folder;

    private final List<TestConsole> consoles = new ArrayList<>();
    private String broker = "";
    private String image = "";

    @BeforeEach
    void setUp() throws Exception {
        image = Files.write(folder.resolve("image"), new byte[1 << 20]).toString();
        TestConsole server = console();
        server.start("broker", "--listen", "127.0.0.1:0");
        Matcher uri = LISTENS.matcher(server.awaitOutput("The broker listens").out());
        assertThat(uri.find()).isTrue();
        broker = uri.group();
    }

    @AfterEach
    void tearDown() throws Exception {
        for (int i = consoles.size() - 1; i >= 0; i--) {
            consoles.get(i).interrupt();
            consoles.get(i).close();
        }
    }

    @Test
    void a_download_that_is_interrupted_with_its_command_is_cancelled() {
        TestConsole device = slowDevice("gw");
        TestConsole update = console();
        CompletableFuture<Integer> status = update.start(update("gw"));
        device.awaitError("downloading");
        update.awaitOutput("Downloading firmware");

        update.interrupt();

        assertThat(update.err())
                .contains("Interrupted: ")
                .contains("of gw is cancelled: its image was served by this command");
        assertThat(update.err()).doesNotContain("goes on by itself");
        device.awaitError("was cancelled");
        assertThat(status.join()).isEqualTo(130);
    }

    @Test
    void the_downloads_of_several_devices_are_cancelled_alike() {
        TestConsole first = slowDevice("gw-1");
        TestConsole second = slowDevice("gw-2");
        TestConsole update = console();
        CompletableFuture<Integer> status = update.start(update("gw-1", "gw-2"));
        first.awaitError("downloading");
        second.awaitError("downloading");

        update.interrupt();

        assertThat(update.err())
                .contains("Interrupted: 0/2 done")
                .contains("of gw-1 is cancelled")
                .contains("of gw-2 is cancelled");
        first.awaitError("was cancelled");
        second.awaitError("was cancelled");
        assertThat(status.join()).isEqualTo(130);
    }

    @Test
    void a_download_that_is_given_up_is_cancelled() {
        TestConsole device = slowDevice("gw");
        TestConsole update = console();

        int status = update.run(update("gw", "--give-up-after=8s"));

        assertThat(status).as(update.toString()).isEqualTo(4);
        assertThat(update.err()).contains("of gw is cancelled: its image was served by this command");
        device.awaitError("was cancelled");
    }

    @Test
    void an_order_that_lies_ready_for_a_device_is_taken_back() {
        TestConsole update = console();
        CompletableFuture<Integer> status = update.start(update("absent", "--wait", "--new-device"));
        update.awaitError("The order lies ready");

        update.interrupt();

        assertThat(update.err()).contains(" for absent is taken back");
        assertThat(status.join()).isEqualTo(130);
        TestConsole device = console();
        device.start("device", "--id=absent", "--broker=" + broker, "--state-dir=" + folder.resolve("absent"));
        device.awaitError("Connected to");
        TestConsole later = console();
        assertThat(later.run("cancel", "absent", "--broker=" + broker)).isZero();
        assertThat(later.out()).contains("nothing to cancel");
        assertThat(device.err()).doesNotContain("downloading");
    }

    @Test
    void an_image_that_somebody_else_serves_lets_the_update_go_on() {
        TestConsole update = console();
        update.start(
                "update",
                "absent",
                "--broker",
                broker,
                "--uri=http://127.0.0.1:1/x",
                "--size=3",
                "--check-value=sha256:" + "0".repeat(64),
                "--version=2",
                "--wait",
                "--new-device");
        update.awaitError("The order lies ready");

        update.interrupt();

        assertThat(update.err())
                .contains("goes on by itself; see 'drydock show absent'")
                .doesNotContain("taken back");
    }

    private TestConsole slowDevice(String id) {
        TestConsole device = console();
        device.start(
                "device",
                "--id=" + id,
                "--broker=" + broker,
                "--state-dir=" + folder.resolve(id),
                "--download-rate=1k",
                "--stall-timeout=10m");
        return device.awaitError("Connected to");
    }

    private String[] update(String... more) {
        List<String> line = new ArrayList<>(List.of("update", "--broker=" + broker, "--image=" + image, "--version=2"));
        line.addAll(List.of(more));
        return line.toArray(String[]::new);
    }

    private TestConsole console() {
        TestConsole console = new TestConsole();
        consoles.add(console);
        return console;
    }
}
