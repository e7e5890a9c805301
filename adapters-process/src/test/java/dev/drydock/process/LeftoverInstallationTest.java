package dev.drydock.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.install.RunningSystem;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that an installation leaves running: services of a finished one live on, the rest of an unfinished one is ended. */
class LeftoverInstallationTest {
    private static final RunningSystem FORMER = new RunningSystem("-", new Version("1.0.0"));
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String SERVICE =
            "setsid sh -c 'trap \"\" HUP; while :; do sleep 1; done' </dev/null >/dev/null 2>&1 &";

    private final List<Process> started = new ArrayList<>();
    private final InMemoryOpenInstallation open = new InMemoryOpenInstallation();

    @TempDir
    Path folder;

    private CommandInstaller installer;

    @BeforeEach
    void writeInstaller() throws IOException {
        Path program = Files.writeString(
                folder.resolve("installer"),
                String.join(
                                "\n",
                                "#!/bin/sh",
                                "cd " + folder,
                                "case $1 in",
                                "  install)",
                                "    [ ! -e broken ] || { echo 'not enough room on /data' >&2; exit 1; }",
                                "    " + SERVICE,
                                "    echo $! >service.new; mv service.new service",
                                "    ;;",
                                "  rollback) exit 64 ;;",
                                "esac")
                        + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        installer =
                new CommandInstaller(List.of(program.toString()), open, new CommandInstaller.Limits(LONG, LONG, LONG));
    }

    @AfterEach
    void endService() throws IOException {
        started.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
        Path service = folder.resolve("service");
        if (Files.exists(service)) {
            handle(service).ifPresent(left -> {
                left.descendants().forEach(ProcessHandle::destroyForcibly);
                left.destroyForcibly();
            });
        }
    }

    @Test
    void a_service_that_a_finished_installation_started_lives_on_when_the_next_one_fails() throws IOException {
        assertThat(install()).isEmpty();
        assertThat(open.mark()).isEmpty();
        ProcessHandle service = handle(folder.resolve("service")).orElseThrow();
        Files.createFile(folder.resolve("broken"));

        assertThat(install().orElseThrow().message())
                .isEqualTo("the installer's 'install' ended with exit code 1; it said: not enough room on /data");
        assertThat(installer.rollBack(Optional.of(FORMER)).orElseThrow().code())
                .isEqualTo(ReasonCode.UNHEALTHY_NO_ROLLBACK);

        assertThat(service.isAlive()).isTrue();
    }

    /** As after a kill of the device app: the note of the installation is there, and a part of it runs. */
    @Test
    void the_rest_of_an_installation_that_was_cut_short_is_ended_before_the_next_and_before_a_roll_back()
            throws IOException {
        for (int i = 0; i < 2; i++) {
            Process rest = marked("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa", "exec sleep 1000");
            Process other = marked("bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb", "exec sleep 1000");
            open.begin("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa");

            Optional<Reason> unused = i == 0 ? install() : installer.rollBack(Optional.of(FORMER));

            assertThat(rest.isAlive()).isFalse();
            assertThat(other.isAlive()).isTrue();
            assertThat(open.mark()).isEmpty();
        }
    }

    @Test
    void a_commit_finishes_an_installation_that_stopped_the_device_app() throws IOException {
        Process service = marked("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa", "exec sleep 1000");
        open.begin("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa");

        assertThat(installer.commit(Optional.of(FORMER))).isEmpty();
        assertThat(install()).isEmpty();

        assertThat(service.isAlive()).isTrue();
    }

    /** An installation may restart the device app: its package contains it. */
    @Test
    void the_device_app_and_its_ancestors_are_never_ended() throws IOException {
        String mark = Command.newMark();
        String app = "sleep 1000 & echo $! >sibling; sleep 1001 & echo $! >app; wait";
        Process supervisor = marked(mark, "cd " + folder + "; sh -c '" + app + "'; true");
        await().atMost(LONG).until(() -> handle(folder.resolve("app")).isPresent());
        ProcessHandle self = handle(folder.resolve("app")).orElseThrow();
        ProcessHandle sibling = handle(folder.resolve("sibling")).orElseThrow();

        ProcessTree.Remains remains = new ProcessTree(mark, self).killOrphans(LONG);

        assertThat(remains.left()).isZero();
        assertThat(sibling.isAlive()).isFalse();
        assertThat(self.isAlive()).isTrue();
        assertThat(self.parent())
                .get()
                .satisfies(parent -> assertThat(parent.isAlive()).isTrue());
        assertThat(supervisor.isAlive()).isTrue();
    }

    @Test
    void an_installation_that_cannot_be_noted_is_not_begun() {
        open.breakDisk();
        assertThat(install().orElseThrow().code()).isEqualTo(ReasonCode.STORAGE_FAILED);
        assertThat(folder.resolve("service")).doesNotExist();
    }

    @Test
    void a_note_that_cannot_be_removed_fails_nothing() {
        open.begin("aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa");
        open.breakDisk();
        assertThat(installer.commit(Optional.of(FORMER))).isEmpty();
    }

    private Optional<Reason> install() {
        return installer.install(
                Samples.IMAGE.order(), Samples.IMAGE.release(), "/image", FORMER, percent -> {}, new StopSignal());
    }

    private Process marked(String mark, String text) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", text);
        builder.environment().put(ProcessTree.MARK, mark);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static Optional<ProcessHandle> handle(Path file) throws IOException {
        String text = Files.exists(file) ? Files.readString(file).strip() : "";
        return text.isEmpty() ? Optional.empty() : ProcessHandle.of(Long.parseLong(text));
    }
}
