package dev.drydock.bootstrap.process.systemd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockProcess;
import dev.drydock.bootstrap.process.DrydockRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The device app as a service of systemd, in the place of which stands a program that writes down what it is told. */
class UnderSystemdTest {
    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    @Test
    void it_tells_that_it_has_started_that_it_lives_and_that_it_ends() throws IOException {
        Path told = bench.folder().resolve("told");
        Path notify = bench.file("systemd-notify", "#!/bin/sh\necho \"$NOTIFY_SOCKET $*\" >>'" + told + "'\n");
        assertThat(notify.toFile().setExecutable(true)).isTrue();
        Map<String, String> environment = Map.of(
                "PATH", bench.folder() + ":" + System.getenv("PATH"),
                "NOTIFY_SOCKET", "/run/test/notify",
                "WATCHDOG_USEC", "200000");

        DrydockProcess device = bench.startProcessWith(
                environment,
                "device",
                "--id",
                "served",
                "--broker",
                "mqtt://127.0.0.1:1",
                "--state-dir",
                bench.state("served").toString());
        await().atMost(DrydockRun.PATIENCE).until(() -> beats(told) >= 3);
        assertThat(device.signal("TERM").exitStatus()).isEqualTo(143);

        List<String> lines = Files.readAllLines(told);
        assertThat(lines)
                .startsWith("/run/test/notify READY=1", "/run/test/notify WATCHDOG=1")
                .endsWith("/run/test/notify STOPPING=1");
        assertThat(device.errors()).doesNotContain("systemd-notify");
    }

    private static long beats(Path told) throws IOException {
        return Files.exists(told)
                ? Files.readAllLines(told).stream()
                        .filter(line -> line.endsWith(" WATCHDOG=1"))
                        .count()
                : 0;
    }
}
