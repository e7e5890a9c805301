package dev.drydock.bootstrap.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The notifications to systemd, which a program in its place writes down. */
class SystemdNotificationsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Path program;

    @BeforeEach
    void writeProgram() throws IOException {
        program = Files.writeString(
                folder.resolve("systemd-notify"), "#!/bin/sh\necho \"$*\" >>'" + folder.resolve("told") + "'\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void without_a_socket_nothing_is_told() {
        try (SystemdNotifications systemd = with(Map.of("WATCHDOG_USEC", "1000"))) {
            systemd.started(SystemdNotificationsTest::well);
        }
        assertThat(told()).isEmpty();
    }

    @Test
    void without_a_watchdog_the_start_and_the_end_are_told() {
        try (SystemdNotifications systemd = with(Map.of("NOTIFY_SOCKET", "/run/notify"))) {
            systemd.started(SystemdNotificationsTest::well);
        }
        assertThat(told()).containsExactly("READY=1", "STOPPING=1");
    }

    @Test
    void an_app_that_never_started_tells_nothing() {
        with(Map.of("NOTIFY_SOCKET", "/run/notify")).close();
        assertThat(told()).isEmpty();
    }

    @Test
    void while_the_agent_answers_the_watchdog_is_told() {
        try (SystemdNotifications systemd = watched()) {
            systemd.started(SystemdNotificationsTest::well);
            await().atMost(PATIENCE).until(() -> beats() >= 3);
        }
        assertThat(told()).startsWith("READY=1", "WATCHDOG=1").endsWith("STOPPING=1");
    }

    @Test
    void an_agent_that_does_not_answer_gets_no_beat_and_is_not_asked_again() {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        AtomicInteger asked = new AtomicInteger();
        try (SystemdNotifications systemd = watched()) {
            systemd.started(() -> asked.incrementAndGet() == 1 ? answer : well());
            await().atMost(PATIENCE).until(() -> asked.get() == 1);
            assertThat(beats()).isZero();

            answer.complete(null);

            await().atMost(PATIENCE).until(() -> beats() >= 2);
        }
    }

    @Test
    void a_life_that_follows_one_that_hung_is_asked_anew_and_is_no_second_start() {
        AtomicInteger asked = new AtomicInteger();
        try (SystemdNotifications systemd = watched()) {
            systemd.started(() -> {
                asked.incrementAndGet();
                return new CompletableFuture<>();
            });
            await().atMost(PATIENCE).until(() -> asked.get() == 1);
            assertThat(beats()).isZero();

            systemd.started(SystemdNotificationsTest::well);

            await().atMost(PATIENCE).until(() -> beats() >= 2);
        }
        assertThat(asked).hasValue(1);
        assertThat(told()).containsOnlyOnce("READY=1");
    }

    @ParameterizedTest
    @CsvSource({"1,1000", ",0", ",-5", ",soon", ",99999999999999999999"})
    void a_watchdog_of_another_process_or_of_no_time_is_not_served(String pid, String micros) {
        Map<String, String> environment = pid == null
                ? Map.of("NOTIFY_SOCKET", "/run/notify", "WATCHDOG_USEC", micros)
                : Map.of("NOTIFY_SOCKET", "/run/notify", "WATCHDOG_USEC", micros, "WATCHDOG_PID", pid);
        AtomicInteger asked = new AtomicInteger();
        try (SystemdNotifications systemd = with(environment)) {
            systemd.started(() -> {
                asked.incrementAndGet();
                return well();
            });
        }
        assertThat(told()).containsExactly("READY=1", "STOPPING=1");
        assertThat(asked).hasValue(0);
    }

    @Test
    void its_own_process_id_is_the_right_one() {
        String own = Long.toString(ProcessHandle.current().pid());
        Map<String, String> environment =
                Map.of("NOTIFY_SOCKET", "/run/notify", "WATCHDOG_USEC", "50000", "WATCHDOG_PID", own);
        try (SystemdNotifications systemd = with(environment)) {
            systemd.started(SystemdNotificationsTest::well);
            await().atMost(PATIENCE).until(() -> beats() >= 1);
        }
    }

    private SystemdNotifications watched() {
        return with(Map.of("NOTIFY_SOCKET", "/run/notify", "WATCHDOG_USEC", "50000"));
    }

    private SystemdNotifications with(Map<String, String> environment) {
        return new SystemdNotifications(environment, program.toString());
    }

    private static CompletionStage<Void> well() {
        return CompletableFuture.completedFuture(null);
    }

    private long beats() {
        return told().stream().filter("WATCHDOG=1"::equals).count();
    }

    private List<String> told() {
        try {
            Path told = folder.resolve("told");
            return Files.exists(told) ? Files.readAllLines(told) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
