package dev.drydock.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.process.Command.Output;
import dev.drydock.process.CommandEnd.Exited;
import dev.drydock.process.CommandEnd.Stopped;
import dev.drydock.process.CommandEnd.TimedOut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private static CommandEnd run(String text, Duration limit) {
        return new Command(text, limit).run(Map.of(), Output.WITH_ERRORS, new StopSignal());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 42, 255})
    void the_exit_code_is_told(int code) {
        assertThat(run("exit " + code, LONG))
                .isInstanceOfSatisfying(
                        Exited.class, end -> assertThat(end.code()).isEqualTo(code));
    }

    @Test
    void what_it_said_last_is_told_on_one_line() {
        assertThat(run("echo first; echo last >&2; exit 3", LONG).told())
                .isEqualTo("ended with exit code 3; it said: first | last");
    }

    @Test
    void of_a_flood_of_output_only_its_ends_are_kept() {
        Exited end = (Exited) run("echo begin; head -c 20000000 /dev/zero | tr '\\0' x; echo; echo end", LONG);
        assertThat(end.output().kept()).isEqualTo(4096);
        assertThat(end.output().firstLine()).isEqualTo("begin");
        assertThat(end.told()).endsWith("x | end").hasSizeLessThan(400);
    }

    @Test
    void a_flood_that_does_not_end_is_cut_off_at_the_time_limit() {
        AtomicBoolean flooded = new AtomicBoolean();
        CommandEnd end = new Command("yes", Duration.ofMillis(300))
                .on(new PassingClock(LONG, flooded::get))
                .run(
                        Map.of(),
                        Output.STANDARD,
                        new StopSignal(),
                        Command.newMark(),
                        (bytes, count) -> flooded.set(true));
        assertThat(end)
                .isInstanceOfSatisfying(
                        TimedOut.class,
                        cut -> assertThat(cut.told())
                                .startsWith("did not end within 300 ms and was killed; it said: "));
    }

    @Test
    void one_that_hangs_is_killed_with_all_that_descends_from_it() throws IOException {
        String text = "echo $$ >> pids; sleep 600 & echo $! >> pids; (sleep 601 & echo $! >> pids) ;"
                + " sh -c 'echo $$ >> pids; sleep 602 & echo $! >> pids; wait'; wait";
        CommandEnd end = new Command("cd " + folder + "; " + text, Duration.ofMillis(800))
                .on(new PassingClock(LONG, () -> pids().size() == 5))
                .run(Map.of(), Output.WITH_ERRORS, new StopSignal());
        assertThat(end).isInstanceOf(TimedOut.class);
        assertThat(pids()).hasSize(5);
        assertAllGone();
    }

    @Test
    void one_that_is_stopped_is_killed_at_once() throws Exception {
        StopSignal stop = new StopSignal();
        Command command = new Command("cd " + folder + "; echo $$ > pids; sleep 600; true", LONG);
        CompletableFuture<CommandEnd> end =
                CompletableFuture.supplyAsync(() -> command.run(Map.of(), Output.STANDARD, stop));
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(folder.resolve("pids")));
        stop.stop();
        await().atMost(Duration.ofSeconds(60)).until(end::isDone);
        assertThat(end.get()).isEqualTo(new Stopped());
        assertAllGone();
        assertThat(command.run(Map.of(), Output.STANDARD, stop)).isEqualTo(new Stopped());
    }

    private List<String> pids() {
        try {
            Path file = folder.resolve("pids");
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertAllGone() throws IOException {
        for (String pid : Files.readAllLines(folder.resolve("pids"))) {
            await().atMost(Duration.ofSeconds(60)).until(() -> isGone(Long.parseLong(pid.strip())));
        }
    }

    /** A zombie that nobody has collected yet runs no more. */
    private static boolean isGone(long pid) throws IOException {
        Optional<ProcessHandle> handle = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        Path status = Path.of("/proc/" + pid + "/status");
        return handle.isEmpty()
                || !Files.exists(status)
                || Files.readString(status).contains("State:\tZ");
    }

    @Test
    void what_it_leaves_running_in_the_background_keeps_nobody_waiting() throws IOException {
        String text = "cd " + folder + "; sleep 1000 & echo $! > pids";
        assertThat(run(text, LONG)).isInstanceOf(Exited.class);
        long left = Long.parseLong(Files.readString(folder.resolve("pids")).strip());
        assertThat(isGone(left))
                .as("a restart may well be left to happen later")
                .isFalse();
        ProcessHandle.of(left).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void its_environment_is_the_fixed_one_and_the_facts() {
        Exited end = (Exited) new Command("env | cut -d= -f1 | sort | tr '\\n' ' '", LONG)
                .run(Map.of("DRYDOCK_VERSION", "2.0.0"), Output.STANDARD, new StopSignal());
        Set<String> names = new TreeSet<>(Set.of(end.output().firstLine().split(" ")));
        assertThat(names).contains("DRYDOCK_VERSION", "PATH");
        assertThat(names)
                .isSubsetOf(
                        "DRYDOCK_VERSION",
                        "DRYDOCK_COMMAND_RUN",
                        "PATH",
                        "HOME",
                        "LANG",
                        "PWD",
                        "SHLVL",
                        "OLDPWD",
                        "_");
        assertThat(System.getenv()).as("this process has more than that").hasSizeGreaterThan(5);
    }

    @Test
    void a_fact_is_never_a_part_of_the_command() {
        String evil = "$(touch " + folder + "/owned); `id` ' \" \n & ; rm -rf x";
        Exited end = (Exited) new Command("printf %s \"$DRYDOCK_VERSION\" | tr '\\n' ' '", LONG)
                .run(Map.of("DRYDOCK_VERSION", evil), Output.STANDARD, new StopSignal());
        assertThat(end.output().firstLine()).isEqualTo(evil.replace('\n', ' '));
        assertThat(folder.resolve("owned")).doesNotExist();
    }

    @Test
    void a_fact_cannot_take_the_name_of_another_variable() {
        Command command = new Command("true", LONG);
        for (String name : new String[] {"PATH", "LD_PRELOAD", "DRYDOCK_", "DRYDOCK_COMMAND_RUN"}) {
            assertThatThrownBy(() -> command.run(Map.of(name, "x"), Output.STANDARD, new StopSignal()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void it_has_nothing_to_read() {
        assertThat(run("cat; echo done", LONG).told()).endsWith("it said: done");
    }

    @Test
    void a_flood_left_in_the_background_ends_with_the_command() throws IOException {
        String text = "cd " + folder + "; yes & echo $! > pids; sleep 0.3";
        assertThat(run(text, LONG)).isInstanceOf(Exited.class);
        assertAllGone();
    }

    @Test
    void no_thread_is_left_behind() {
        Set<Thread> before = threads();
        for (int i = 0; i < 20; i++) {
            assertThat(run("sleep 600 & yes", Duration.ofMillis(20))).isInstanceOf(TimedOut.class);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> before.containsAll(threads()));
    }

    /** Those that look after processes are the platform's own, and go by themselves. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().contains("reaper")
                        && !thread.getName().contains("awaitility"))
                .collect(Collectors.toSet());
    }
}
