package dev.drydock.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drydock.bootstrap.commandline.device.DeviceCommand;
import dev.drydock.bootstrap.console.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The device app runs on the class path that is assembled for it alone, which holds nothing that a device does without. */
class DeviceClassPathTest {
    /** A port on which nobody listens, and which no system gives to a connection. */
    private static final String NOWHERE = "mqtt://127.0.0.1:1";

    private static final Path LIBRARIES = Repository.ROOT.resolve("bootstrap/target/assembled-device/lib");

    private static final Pattern NOT_FOR_A_DEVICE = Pattern.compile(
            "artemis|activemq|netty|vertx|progressbar|jline|drydock-local-|iot-service|jgroups|micrometer|yaml");

    private static final Console CONSOLE = new Console(
            System.out,
            System.err,
            Console.Terminal.NONE,
            Map.of(),
            Clock.systemUTC(),
            action -> () -> {},
            Console.Prompt.NONE);

    @TempDir
    Path folder;

    @BeforeEach
    void isAssembled() {
        assumeTrue(
                Files.isDirectory(LIBRARIES),
                () -> LIBRARIES + " is not there: mvn package assembles it, mvn test does not");
    }

    @Test
    void it_holds_no_broker_server_or_service_jar() throws IOException {
        assertThat(jars()).noneMatch(jar -> NOT_FOR_A_DEVICE.matcher(jar).find());
        assertThat(jars()).anyMatch(jar -> jar.startsWith("drydock-bootstrap-"));
    }

    @Test
    void the_jars_of_the_whole_program_would_be_found() {
        assertThat(List.of(
                        "drydock-local-broker-1.0.0.jar",
                        "artemis-server-2.55.0.jar",
                        "netty-common-4.1.140.Final.jar",
                        "vertx-web-4.5.27.jar",
                        "progressbar-0.10.2.jar",
                        "iot-service-client-2.1.10.jar",
                        "snakeyaml-2.5.jar"))
                .allMatch(jar -> NOT_FOR_A_DEVICE.matcher(jar).find());
    }

    @Test
    void help_names_every_option() throws IOException, InterruptedException {
        Process process = start("--help");

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output("stderr")).isEmpty();
        assertThat(process.exitValue()).isZero();
        assertThat(output("stdout")).contains(optionNames());
    }

    @Test
    void it_finds_every_class_while_no_broker_answers() throws IOException, InterruptedException {
        Process process = start("--id", "alone", "--broker", NOWHERE, "--state-dir", folder + "/state");
        boolean ended = endsBeforeItTriesAgain(process);
        process.destroy();
        boolean stopped = process.waitFor(30, TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(output("stderr"))
                .doesNotContain("NoClassDefFoundError", "ClassNotFoundException", "NoSuchMethodError");
        assertThat(ended).as("it ended by itself: %s", output("stderr")).isFalse();
        assertThat(stopped).as("it did not stop when it was asked to").isTrue();
        assertThat(folder.resolve("state")).isDirectory();
    }

    @Test
    void it_finds_every_class_while_no_hub_answers() throws IOException, InterruptedException {
        Path connection = Files.writeString(
                folder.resolve("alone.connection"), "HostName=127.251.252.253;DeviceId=alone;SharedAccessKey=c2VjcmV0");
        Process process = start(
                "--id",
                "alone",
                "--transport",
                "azure",
                "--connection-string-file",
                connection.toString(),
                "--state-dir",
                folder + "/state");
        boolean ended = endsBeforeItTriesAgain(process);
        process.destroy();
        boolean stopped = process.waitFor(30, TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(output("stderr"))
                .contains("does not answer")
                .doesNotContain("NoClassDefFoundError", "ClassNotFoundException", "NoSuchMethodError");
        assertThat(ended).as("it ended by itself: %s", output("stderr")).isFalse();
        assertThat(stopped).as("it did not stop when it was asked to").isTrue();
        assertThat(folder.resolve("state")).isDirectory();
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                LIBRARIES + "/*",
                                "dev.drydock.bootstrap.DeviceMain"),
                        Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("DRYDOCK_") || name.equals("JAVA_TOOL_OPTIONS"));
        return builder.start();
    }

    /** Looks until it says that it could not connect, for a minute at most. */
    private boolean endsBeforeItTriesAgain(Process process) throws IOException, InterruptedException {
        for (int i = 0; i < 600 && !output("stderr").contains("Not connected"); i++) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return false;
    }

    private String output(String name) {
        return Repository.text(folder.resolve(name));
    }

    private static List<String> optionNames() {
        return new CommandLine(new DeviceCommand(CONSOLE))
                .getCommandSpec().options().stream()
                        .filter(option -> !option.hidden())
                        .map(OptionSpec::longestName)
                        .toList();
    }

    private static List<String> jars() throws IOException {
        try (Stream<Path> jars = Files.list(LIBRARIES)) {
            return jars.map(jar -> jar.getFileName().toString()).toList();
        }
    }
}
