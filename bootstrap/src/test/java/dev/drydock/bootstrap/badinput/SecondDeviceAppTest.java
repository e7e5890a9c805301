package dev.drydock.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.DeviceMain;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.peer.Broker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two device apps on one state folder: the second says so and ends, and the first goes on. */
class SecondDeviceAppTest {
    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeEach
    void setUp() throws Exception {
        bench = Workbench.on(Broker.EMBEDDED, folder);
    }

    @AfterEach
    void tearDown() throws Exception {
        bench.close();
    }

    @Test
    void a_second_app_of_the_same_process_is_refused() throws Exception {
        RunningDevice second = RunningDevice.start(Setup.over(bench.broker), Setup.QUICK.of(bench.device, folder));

        assertThat(second.exit())
                .failsWithin(60, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(CommandFailure.class)
                .satisfies(thrown -> {
                    CommandFailure failure = (CommandFailure) thrown.getCause();
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.WRONG_USE);
                    assertThat(failure).hasMessageContaining(folder.toString()).hasMessageContaining("in use");
                });
        bench.takesTheNextGoodUpdate();
    }

    @Test
    void a_second_app_of_another_process_ends_with_status_2() throws Exception {
        Path said = Files.createTempFile("second", ".txt");
        Process second = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeviceMain.class.getName(),
                        "--id",
                        bench.device,
                        "--state-dir",
                        folder.toString(),
                        "--broker",
                        bench.broker.uri())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(2);
            assertThat(Files.readAllLines(said)).singleElement().asString().contains("in use by another device app");
        } finally {
            second.destroyForcibly();
            Files.delete(said);
        }
        assertThat(bench.app().timesConnected()).isEqualTo(1);
        bench.takesTheNextGoodUpdate();
    }
}
