package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.health.VersionAnswer;
import dev.drydock.application.device.health.VersionProbe;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.install.InstalledVersionProbe;
import dev.drydock.application.device.install.Installer;
import dev.drydock.application.device.install.RunningAnswer;
import dev.drydock.application.device.install.RunningSystem;
import dev.drydock.application.device.install.RunningSystemHealthCheck;
import dev.drydock.application.device.steps.InstallerSteps;
import dev.drydock.application.fakes.FakeInstallerSlots;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.memory.Release;
import dev.drydock.domain.update.AtRest;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

/** A device whose installer cannot tell which system runs. */
class InstallerUnavailableTest {
    private static final Reason NO_BUS = new Reason(
            ReasonCode.INSTALLER_UNAVAILABLE, "the installer's 'running' ended with exit code 1; it said: no D-Bus");
    private static final RunningSystem SYSTEM = new RunningSystem("rootfs.0", new Version("1.0.0"));

    private final TestDevice device = new TestDevice();

    @Test
    void the_reports_and_the_log_say_so_in_the_words_of_the_installer() {
        device.versionAnswer = Optional.of(new InstalledVersionProbe(silent(), Optional.empty()).tell());

        device.start().run();
        device.order(Images.order("u1"));
        device.runToRest();

        assertThat(device.reports.sent())
                .isNotEmpty()
                .allSatisfy(report -> assertThat(report.note()).contains(NO_BUS));
        assertThat(device.observer.noticed()).contains(NO_BUS.toString());
    }

    @Test
    void an_installer_that_answers_again_is_reported_no_more() {
        device.versionAnswer = Optional.of(new VersionAnswer.Failed(NO_BUS));
        device.start().run();
        device.versionAnswer = Optional.of(new VersionAnswer.Told(new Version("1.0.0")));

        device.boot().run();

        assertThat(device.reports.last().note()).isEmpty();
        assertThat(device.reports.last().currentVersion()).isEqualTo("1.0.0");
    }

    @Test
    void an_installation_fails_in_the_words_of_the_installer_and_leaves_the_slots_alone() {
        FakeInstallerSlots slots = new FakeInstallerSlots(device.slots);
        device.workWith(new InstallerSteps(
                silent(),
                device.images,
                slots,
                VersionProbe.SILENT,
                (order, slot, stop) -> Optional.empty(),
                device.restart,
                device.anyTime(),
                device.worker));
        device.start().order(Images.order("u1"));
        device.runToRest();

        assertThat(device.state())
                .isEqualTo(new AtRest.Failed(Images.order("u1").id(), NO_BUS));
        assertThat(slots.former()).isEmpty();
        assertThat(slots.boot().undecided()).isFalse();
    }

    @Test
    void room_that_is_not_given_up_undoes_no_commit() {
        device.workWith(new InstallerSteps(
                installer(new RunningAnswer.Known(SYSTEM)),
                device.images,
                new FakeInstallerSlots(device.slots).keepingRoom(),
                VersionProbe.SILENT,
                (order, slot, stop) -> Optional.empty(),
                device.restart,
                device.anyTime(),
                device.worker));
        device.start().order(Images.order("u1"));
        device.runToRest();

        assertThat(device.state()).isInstanceOf(AtRest.Completed.class);
        assertThat(device.slots.boot().committed()).isEqualTo(Slot.B);
    }

    @Test
    void a_version_command_is_asked_in_place_of_an_installer_that_is_available() {
        VersionProbe own = () -> new VersionAnswer.Told(new Version("7"));
        Installer good = installer(new RunningAnswer.Known(SYSTEM));
        assertThat(new InstalledVersionProbe(good, Optional.of(own)).tell().version())
                .contains(new Version("7"));
        assertThat(new InstalledVersionProbe(good, Optional.empty()).tell().version())
                .contains(SYSTEM.version());
        assertThat(new InstalledVersionProbe(silent(), Optional.of(own)).tell().complaint())
                .contains(NO_BUS);
    }

    @Test
    void a_new_system_on_which_the_installer_is_unavailable_is_unhealthy_in_its_words() {
        StopSignal never = new StopSignal();
        assertThat(new RunningSystemHealthCheck(silent()).complaint(Images.order("u1"), Slot.B, never))
                .contains(new Reason(ReasonCode.UNHEALTHY, "on the new image " + NO_BUS.message()));
        assertThat(new RunningSystemHealthCheck(installer(new RunningAnswer.Known(SYSTEM)))
                        .complaint(Images.order("u1"), Slot.B, never))
                .isEmpty();
    }

    private static Installer silent() {
        return installer(new RunningAnswer.Unavailable(NO_BUS));
    }

    private static Installer installer(RunningAnswer answer) {
        return new Installer() {
            @Override
            public RunningAnswer running() {
                return answer;
            }

            @Override
            public Optional<Reason> install(
                    UpdateOrder order,
                    Optional<Release> release,
                    String image,
                    RunningSystem former,
                    IntConsumer progress,
                    StopSignal stop) {
                return Optional.empty();
            }

            @Override
            public Optional<Reason> commit(Optional<RunningSystem> former) {
                return Optional.empty();
            }

            @Override
            public Optional<Reason> rollBack(Optional<RunningSystem> former) {
                return Optional.empty();
            }
        };
    }
}
