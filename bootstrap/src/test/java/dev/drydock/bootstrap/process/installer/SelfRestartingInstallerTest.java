package dev.drydock.bootstrap.process.installer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.SharedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An installer that stops the device app while it installs, as a package does that contains the app, under a supervisor. */
class SelfRestartingInstallerTest {
    private static final String DEVICE = "self-restarting";

    @RegisterExtension
    static final SharedBroker BROKER = new SharedBroker();

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    private final List<DrydockProcess> starts = new ArrayList<>();
    private boolean over;

    @Test
    void the_supervisor_starts_the_app_again_and_the_update_completes() throws IOException {
        bench.file("version", "1.0-1~deb12u1\n");
        Path installer = installer();
        bench.keep(this::giveUp);
        superviseWith(installer);
        starts.get(0)
                .awaitError("Install windows: 00:00-24:00; local time")
                .awaitError("(IST-5:30)")
                .awaitError("Connected to");
        bench.file("image", "an image");

        DrydockRun update = bench.run(
                "update", DEVICE, "--broker", BROKER.uri(), "--image", bench.path("image"), "--version", "2.0^git1-1");

        assertThat(update.exitStatus()).as(update.toString()).isZero();
        assertThat(update.output())
                .contains(
                        "\"currentFwVersion\":\"2.0^git1-1\"",
                        "\"versionProof\":\"version\"",
                        "\"state\":\"completed\"");
        assertThat(starts.get(0).exitStatus()).as("ended by SIGTERM").isEqualTo(143);
        assertThat(Files.readAllLines(bench.folder().resolve("calls")))
                .contains("commit")
                .doesNotContain("rollback");
        assertThat(Files.readString(bench.state(DEVICE).resolve("installation")))
                .isBlank();
    }

    /** The second half of the restart is left in the background: the app ends that, too, and the supervisor does the rest. */
    private Path installer() throws IOException {
        Path program = bench.file(
                "installer",
                String.join(
                        "\n",
                        "#!/bin/sh",
                        "cd '" + bench.folder() + "'",
                        "echo $1 >>calls",
                        "case $1 in",
                        "  install)",
                        "    [ \"$(cat version)\" != \"$DRYDOCK_VERSION\" ] || exit 0",
                        "    echo \"$DRYDOCK_VERSION\" >version",
                        "    setsid sh -c \"kill $PPID; sleep 1000\" </dev/null >/dev/null 2>&1 &",
                        "    sleep 1000 ;;",
                        "  running) echo \"- $(cat version)\" ;;",
                        "  commit) ;;",
                        "  rollback) exit 64 ;;",
                        "esac",
                        ""));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    /** Starts the app again however it ends. */
    private synchronized void superviseWith(Path installer) {
        if (over) {
            return;
        }
        DrydockProcess process = bench.startProcessWith(
                Map.of("TZ", "IST-5:30"),
                "device",
                "--id",
                DEVICE,
                "--broker",
                BROKER.uri(),
                "--state-dir",
                bench.state(DEVICE).toString(),
                "--restart",
                "exit",
                "--install-window",
                "00:00-24:00",
                "--installer",
                "'" + installer + "'");
        starts.add(process);
        var unused = process.onExit().thenRun(() -> superviseWith(installer));
    }

    private synchronized void giveUp() {
        over = true;
        starts.forEach(DrydockProcess::close);
    }
}
