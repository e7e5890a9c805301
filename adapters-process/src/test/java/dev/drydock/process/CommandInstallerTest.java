package dev.drydock.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.install.RunningAnswer;
import dev.drydock.application.device.install.RunningSystem;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateOrder;
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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandInstallerTest {
    private static final UpdateOrder ORDER = Samples.ORDER;
    private static final RunningSystem FORMER = new RunningSystem("rootfs.0", new Version("1.0.0"));
    private static final Duration LONG = Duration.ofSeconds(60);

    private final InMemoryOpenInstallation open = new InMemoryOpenInstallation();

    @TempDir
    Path folder;

    @Test
    void what_runs_is_a_slot_and_a_version() throws IOException {
        assertThat(installer("[ \"$1\" = running ] && echo 'rootfs.1  2.0.0' && echo more")
                        .running())
                .isEqualTo(new RunningAnswer.Known(new RunningSystem("rootfs.1", new Version("2.0.0"))));
        assertThat(installer("echo '- 1:1.0-1~deb12u1'").running().system())
                .contains(new RunningSystem(RunningSystem.IN_PLACE, new Version("1:1.0-1~deb12u1")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo 'no D-Bus' >&2; exit 1 | ended with exit code 1; it said: no D-Bus",
                "echo a b; exit 1            | ended with exit code 1; it said: a b",
                "true                        | should print a slot and a version, and printed ''",
                "echo 2.0.0                  | should print a slot and a version, and printed '2.0.0'",
                "echo a b c                  | should print a slot and a version, and printed 'a b c'",
                "echo 'a 2/0'                | printed 'a 2/0', and a version is ",
                "printf '\033[2J 2.0.0'     | printed '?[2J 2.0.0', and a slot's name is "
            })
    void an_installer_that_does_not_tell_what_runs_is_unavailable_in_its_own_words(String body, String words)
            throws IOException {
        RunningAnswer answer = installer(body).running();
        assertThat(answer).isInstanceOf(RunningAnswer.Unavailable.class);
        Reason why = ((RunningAnswer.Unavailable) answer).why();
        assertThat(why.code()).isEqualTo(ReasonCode.INSTALLER_UNAVAILABLE);
        assertThat(why.message()).startsWith("the installer's 'running' " + words);
    }

    @Test
    void the_facts_of_an_installation_are_in_the_environment_and_nothing_else_is() throws IOException {
        String body = "echo \"$#:$1\" >" + folder + "/args; env | sed 's/DRYDOCK_COMMAND_RUN=.*/DRYDOCK_COMMAND_RUN=/' "
                + "| grep -v -e ^PWD= -e ^_= -e ^SHLVL= | sort >" + folder + "/env";
        assertThat(install(installer(body), new ArrayList<>())).isEmpty();
        assertThat(folder.resolve("args")).hasContent("1:install");
        List<String> known = List.of("PATH=", "HOME=", "LANG=", "DRYDOCK_COMMAND_RUN=");
        assertThat(Files.readAllLines(folder.resolve("env")))
                .filteredOn(line -> known.stream().noneMatch(line::startsWith))
                .containsExactly(
                        "DRYDOCK_DIGEST=" + ORDER.digest().orElseThrow(),
                        "DRYDOCK_FORMER_SLOT=rootfs.0",
                        "DRYDOCK_FORMER_VERSION=1.0.0",
                        "DRYDOCK_IMAGE=/state/slots/b/image; echo $(id)",
                        "DRYDOCK_MANIFEST=e30.e30.e30",
                        "DRYDOCK_SECURITY_COUNTER=4",
                        "DRYDOCK_SEQUENCE=31",
                        "DRYDOCK_SIZE=" + ORDER.size().orElseThrow(),
                        "DRYDOCK_UPDATE_ID=u-1",
                        "DRYDOCK_VERSION=2.0.0");
    }

    @Test
    void percents_in_its_output_are_progress() throws IOException {
        List<Integer> progress = new ArrayList<>();
        String body = "printf '  0%% begun\\r 12.5%% of 3%% then 40 %%\\n'; echo 'no number'; echo 30%; echo 1000%; "
                + "echo '[====] 100% done'";
        assertThat(install(installer(body), progress)).isEmpty();
        assertThat(progress).containsExactly(0, 40, 100);
    }

    @Test
    void what_it_says_last_is_the_reason_of_its_failure_however_much_it_says() throws IOException {
        Optional<Reason> reason =
                install(installer("yes | head -c 20000000; echo 'signature is wrong' >&2; exit 3"), new ArrayList<>());
        assertThat(reason.orElseThrow().code()).isEqualTo(ReasonCode.INSTALL_FAILED);
        assertThat(reason.orElseThrow().message())
                .startsWith("the installer's 'install' ended with exit code 3; it said: ")
                .endsWith("signature is wrong")
                .hasSizeLessThan(513);
    }

    @Test
    void an_installer_that_does_not_end_is_killed_with_all_that_it_started() throws IOException {
        String body = "(sleep 1000 & echo $! >" + folder + "/child.new; mv " + folder + "/child.new " + folder
                + "/child; wait)";
        CommandInstaller.Limits limits = new CommandInstaller.Limits(Duration.ofMillis(500), LONG, LONG);
        PassingClock passesOnceItRuns = new PassingClock(LONG, () -> Files.exists(folder.resolve("child")));
        CommandInstaller slow = new CommandInstaller(program(body), open, limits, passesOnceItRuns);
        assertThat(install(slow, new ArrayList<>()).orElseThrow().message()).contains("did not end within 500 ms");
        assertEnded(childOf());
    }

    @Test
    void an_installation_that_outlived_the_device_app_is_ended_before_the_next_begins() throws IOException {
        CommandInstaller first = installer("echo $$ >" + folder + "/child; [ -e " + folder + "/again ] || sleep 1000");
        StopSignal never = new StopSignal();
        CompletableFuture<Optional<Reason>> orphan = CompletableFuture.supplyAsync(() -> first.install(
                Samples.IMAGE.order(), Samples.IMAGE.release(), "/state/slots/b/image", FORMER, percent -> {}, never));
        await().atMost(LONG).until(() -> Files.exists(folder.resolve("child")) && childOf() > 0);
        long child = childOf();
        Files.createFile(folder.resolve("again"));

        assertThat(install(first, new ArrayList<>())).isEmpty();

        assertEnded(child);
        assertThat(orphan).succeedsWithin(LONG);
    }

    @Test
    void commit_and_rollback_are_told_what_ran_before() throws IOException {
        CommandInstaller installer =
                installer("echo $1 $DRYDOCK_FORMER_SLOT $DRYDOCK_FORMER_VERSION >>" + folder + "/calls");
        assertThat(installer.commit(Optional.of(FORMER))).isEmpty();
        assertThat(installer.rollBack(Optional.of(FORMER))).isEmpty();
        assertThat(installer.rollBack(Optional.empty())).isEmpty();
        assertThat(folder.resolve("calls")).hasContent("commit rootfs.0 1.0.0\nrollback rootfs.0 1.0.0\nrollback");
    }

    @Test
    void only_exit_code_64_says_that_there_is_no_way_back() throws IOException {
        assertThat(installer("exit 64")
                        .rollBack(Optional.of(FORMER))
                        .orElseThrow()
                        .code())
                .isEqualTo(ReasonCode.UNHEALTHY_NO_ROLLBACK);
        assertThat(installer("exit 1")
                        .rollBack(Optional.of(FORMER))
                        .orElseThrow()
                        .code())
                .isEqualTo(ReasonCode.ROLLBACK_FAILED);
        assertThat(installer("exit 64")
                        .commit(Optional.of(FORMER))
                        .orElseThrow()
                        .code())
                .isEqualTo(ReasonCode.COMMIT_FAILED);
    }

    private Optional<Reason> install(CommandInstaller installer, List<Integer> progress) {
        return installer.install(
                Samples.IMAGE.order(),
                Samples.IMAGE.release(),
                "/state/slots/b/image; echo $(id)",
                FORMER,
                progress::add,
                new StopSignal());
    }

    private CommandInstaller installer(String body) throws IOException {
        return new CommandInstaller(program(body), open, new CommandInstaller.Limits(LONG, LONG, LONG));
    }

    private List<String> program(String body) throws IOException {
        Path program = Files.writeString(folder.resolve("an installer"), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return List.of(program.toString());
    }

    private long childOf() throws IOException {
        String text = Files.readString(folder.resolve("child")).strip();
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private static void assertEnded(long pid) {
        await().atMost(LONG)
                .until(() ->
                        ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }
}
