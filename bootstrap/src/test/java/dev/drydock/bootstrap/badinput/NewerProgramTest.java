package dev.drydock.bootstrap.badinput;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.peer.Broker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A state folder in which a newer program has been: the device app says so and ends, and the newer one can go on. */
@Execution(ExecutionMode.CONCURRENT)
class NewerProgramTest {
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

    @ParameterizedTest
    @ValueSource(strings = {"journal.json", "boot.json", "slots/b/slot.json"})
    void the_device_app_ends_with_status_2_and_leaves_the_slots_alone(String name) throws Exception {
        bench.takesTheNextGoodUpdate();
        bench.stop();
        change(name, "\"format\":1", "\"format\":2");
        Map<Path, String> slots = slots();

        RunningDevice older = RunningDevice.start(Setup.over(bench.broker), Setup.QUICK.of(bench.device, folder));

        assertThat(older.exit())
                .failsWithin(60, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(CommandFailure.class)
                .satisfies(thrown -> {
                    CommandFailure failure = (CommandFailure) thrown.getCause();
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.WRONG_USE);
                    assertThat(failure).hasMessageContaining("format 2").hasMessageContaining("start the newer");
                });
        assertThat(slots()).isEqualTo(slots);
        change(name, "\"format\":2", "\"format\":1");
        bench.start(Setup.QUICK);
        bench.takesTheNextGoodUpdate();
    }

    private void change(String name, String from, String to) throws IOException {
        Path file = folder.resolve(name);
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    /** The content of every file of the slots, read as ISO-8859-1, in which any byte is a character. */
    private Map<Path, String> slots() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("slots"))) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> file, NewerProgramTest::content));
        }
    }

    private static String content(Path file) {
        try {
            return new String(Files.readAllBytes(file), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
