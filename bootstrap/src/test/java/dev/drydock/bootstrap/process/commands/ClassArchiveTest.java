package dev.drydock.bootstrap.process.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The archives of classes that the build makes are those that the launcher's JVM takes. */
class ClassArchiveTest {
    @ParameterizedTest
    @CsvSource({
        "drydock.archive, device, commandline.device.DeviceCommand",
        "drydock.archive, rollout, commandline.fleet.RolloutCommand",
        "drydock.server.archive, server, commandline.server.ServerCommand"
    })
    void an_archive_is_valid_and_has_the_classes_of_its_commands(String archive, String command, String type)
            throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:on",
                        "-XX:+UseSerialGC",
                        "-XX:SharedArchiveFile=" + System.getProperty(archive),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("drydock.libraries"),
                        "dev.drydock.bootstrap.Main",
                        command,
                        "--help")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines().filter(line -> line.contains("dev.drydock.bootstrap." + type + " source: ")))
                .singleElement()
                .asString()
                .contains("shared objects file (top)");
    }
}
