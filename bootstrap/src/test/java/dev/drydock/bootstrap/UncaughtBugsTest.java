package dev.drydock.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.bootstrap.process.Program;
import dev.drydock.protocol.text.Plain;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A thread that dies of a bug ends the process, which says so. */
class UncaughtBugsTest {
    private final List<Integer> ends = new ArrayList<>();

    @Test
    void a_process_whose_thread_dies_ends_and_says_why() throws Exception {
        Program.End end = run();

        assertThat(end.status()).isEqualTo(70);
        assertThat(end.said())
                .startsWith("drydock: this is a bug: java.lang.NoClassDefFoundError: sdk/Lost\\u001b[2J")
                .contains("at dev.drydock.bootstrap.DeadThreadMain")
                .doesNotContain("\u001b");
    }

    @Test
    void it_ends_even_when_its_own_end_waits_for_that_thread() throws Exception {
        assertThat(run("wait").status()).isEqualTo(70);
    }

    @Test
    void a_bug_is_told_in_the_form_of_all_others() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();

        new UncaughtBugs(new PrintStream(said, true, StandardCharsets.UTF_8), ends::add)
                .uncaughtException(Thread.currentThread(), new IllegalStateException("why", new RuntimeException("x")));

        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("drydock: this is a bug: java.lang.IllegalStateException: why")
                .contains("    at ", "Caused by: java.lang.RuntimeException: x");
        assertThat(ends).containsExactly(70);
    }

    @Test
    void it_ends_even_when_nothing_can_be_printed() {
        PrintStream full = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                throw new OutOfMemoryError();
            }
        };

        assertThatThrownBy(() -> new UncaughtBugs(full, ends::add)
                        .uncaughtException(Thread.currentThread(), new IllegalStateException()))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(ends).containsExactly(70);
    }

    private static Program.End run(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                place(DeadThreadMain.class)
                        + File.pathSeparator
                        + place(Main.class)
                        + File.pathSeparator
                        + place(Plain.class),
                DeadThreadMain.class.getName()));
        command.addAll(List.of(args));
        return Program.run(Map.of(), command.toArray(String[]::new));
    }

    private static Path place(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
