package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.health.VersionProbe;
import dev.drydock.application.device.steps.InstallSchedule;
import dev.drydock.application.device.steps.SlotSteps;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.application.time.WallTime;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Cancelled;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.Ready;
import dev.drydock.domain.window.InstallWindow;
import dev.drydock.domain.window.InstallWindows;
import dev.drydock.domain.window.LocalZone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A device that may install between 2 and 5 in the morning, and is told to at 10. */
class InstallWindowTest {
    private static final InstallWindows AT_NIGHT = new InstallWindows(List.of(InstallWindow.parse("02:00-05:00")));
    private static final UpdateOrder ORDER = Images.order("u1");

    private final TestDevice device = new TestDevice();

    @Test
    void the_image_is_fetched_at_once_and_installed_when_the_window_opens() {
        update(ORDER, device.within(AT_NIGHT));

        device.time.advance(Duration.ofHours(15).plusMinutes(59));
        assertThat(device.run().state()).isInstanceOf(Ready.class);
        device.time.advance(Duration.ofMinutes(2));

        assertThat(device.runToRest().state()).isInstanceOf(Completed.class);
    }

    @Test
    void the_app_may_be_killed_while_the_window_is_shut() {
        update(ORDER, device.within(AT_NIGHT));
        device.boot().run();
        assertThat(device.state()).isInstanceOf(Ready.class);

        device.time.advance(Duration.ofHours(16).plusMinutes(1));

        assertThat(device.runToRest().state()).isInstanceOf(Completed.class);
    }

    @Test
    void an_update_can_be_cancelled_while_the_window_is_shut() {
        update(ORDER, device.within(AT_NIGHT));

        device.cancel("u1");
        device.run();
        device.time.advance(Duration.ofHours(17));

        assertThat(device.run().state()).isEqualTo(new Cancelled(ORDER.id()));
        assertThat(device.log.count("armed")).isZero();
    }

    @Test
    void an_order_that_expires_before_the_window_opens_is_not_begun() {
        UpdateOrder soon = new UpdateOrder(
                ORDER.id(),
                ORDER.uri(),
                ORDER.version(),
                ORDER.size(),
                ORDER.digest(),
                Optional.of(device.time.now().plus(Duration.ofHours(1))));
        update(soon, device.within(AT_NIGHT));

        device.time.advance(Duration.ofHours(2));

        assertThat(reasonOf(device.run())).isEqualTo(ReasonCode.ORDER_EXPIRED);
    }

    @Test
    void a_device_that_does_not_know_the_time_waits_until_it_does_or_gives_up() {
        Clock unset = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        InstallWindows allDay = new InstallWindows(List.of(InstallWindow.parse("00:00-24:00")));
        update(ORDER, new InstallSchedule(allDay, ZoneOffset.UTC, new WallTime(unset), device.time));

        device.time.advance(Duration.ofDays(6));
        assertThat(device.run().state()).isInstanceOf(Ready.class);
        device.time.advance(Duration.ofDays(1));

        assertThat(reasonOf(device.run())).isEqualTo(ReasonCode.WINDOW_MISSED);
    }

    @Test
    void report_and_log_say_when_the_window_opens() {
        Reason waiting = new Reason(
                ReasonCode.WAITING_FOR_WINDOW, "waits for an install window, which opens Sat 2026-11-21 02:00 (UTC)");
        update(ORDER, device.within(AT_NIGHT));
        assertThat(device.reports.last().note()).contains(waiting);
        assertThat(device.observer.waits()).containsExactly("u1: " + waiting);
        int sent = device.reports.sent().size();

        device.time.advance(Duration.ofHours(15));
        assertThat(device.reports.sent()).as("said once").hasSize(sent);
        device.boot().run();
        assertThat(device.reports.last().note())
                .as("said again after a restart")
                .contains(waiting);

        device.time.advance(Duration.ofHours(2));
        device.runToRest();
        assertThat(device.reports.last().note()).isEmpty();
        assertThat(device.reports.sent())
                .filteredOn(report -> !(report.memory().state() instanceof Ready))
                .allSatisfy(report -> assertThat(report.note()).isEmpty());
    }

    @Test
    void a_device_without_windows_waits_for_nothing() {
        device.workWith(steps(device.anyTime()));
        device.start().order(ORDER);
        device.runToRest();
        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(device.reports.sent())
                .allSatisfy(report -> assertThat(report.note()).isEmpty());
    }

    @Test
    void a_device_whose_clock_is_not_set_says_so_until_it_is() {
        Instant[] now = {Instant.EPOCH};
        InstantSource clock = () -> now[0];
        update(
                ORDER,
                new InstallSchedule(
                        AT_NIGHT, ZoneOffset.UTC, new WallTime(clock.withZone(ZoneOffset.UTC)), device.time));
        assertThat(device.reports.last().note().orElseThrow().message())
                .isEqualTo(
                        "waits for an install window; when it opens is not known, as the clock of the device is not set");

        now[0] = Instant.parse("2026-12-01T12:00:00Z");
        device.time.advance(Duration.ofMinutes(1));
        assertThat(device.run().reports.last().note().orElseThrow().message())
                .isEqualTo("waits for an install window, which opens Wed 2026-12-02 02:00 (UTC)");
    }

    @Test
    void a_zone_that_is_changed_while_an_image_waits_is_followed() {
        LocalZone[] zone = {LocalZone.UTC};
        update(ORDER, new InstallSchedule(AT_NIGHT, () -> zone[0], new WallTime(device.time.clock()), device.time));

        zone[0] = LocalZone.posix("JST-9").orElseThrow();
        device.time.advance(Duration.ofMinutes(1));
        assertThat(device.run().reports.last().note().orElseThrow().message())
                .isEqualTo("waits for an install window, which opens Sat 2026-11-21 02:00 (JST-9)");

        device.time.advance(Duration.ofHours(6).plusMinutes(58));
        assertThat(device.run().state()).isInstanceOf(Ready.class);
        device.time.advance(Duration.ofMinutes(1));
        assertThat(device.runToRest().state()).isInstanceOf(Completed.class);
    }

    /** Summer time begins in Berlin on 28 March 2027, and ends on 31 October. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sun 02:00-03:00 | 2027-03-28T00:30:00Z | 2027-03-28T01:00:00Z | Sun 2027-03-28 03:00",
                "Sat 23:00-02:30 | 2027-03-27T20:00:00Z | 2027-03-27T22:00:00Z | Sat 2027-03-27 23:00",
                "Sun 02:00-03:00 | 2027-10-30T23:00:00Z | 2027-10-31T00:00:00Z | Sun 2027-10-31 02:00",
                "Sun 03:00-04:00 | 2027-10-31T00:59:00Z | 2027-10-31T02:00:00Z | Sun 2027-10-31 03:00",
                "Sun 03:00-04:00 | 2027-10-24T02:00:00Z | 2027-10-31T02:00:00Z | Sun 2027-10-31 03:00"
            })
    void a_window_opens_to_the_second_on_days_on_which_the_clock_is_changed(
            String window, Instant ordered, Instant opens, String told) {
        InstallWindows windows = new InstallWindows(List.of(InstallWindow.parse(window)));
        device.policy = device.policy.waitingFor(windows);
        device.time.advance(Duration.between(device.time.now(), ordered));
        update(
                new UpdateOrder(
                        ORDER.id(), ORDER.uri(), ORDER.version(), ORDER.size(), ORDER.digest(), Optional.empty()),
                new InstallSchedule(
                        windows, ZoneId.of("Europe/Berlin"), new WallTime(device.time.clock()), device.time));
        assertThat(device.reports.last().note().orElseThrow().message())
                .isEqualTo("waits for an install window, which opens " + told + " (Europe/Berlin)");

        device.time.advance(Duration.between(device.time.now(), opens).minusMillis(1));
        assertThat(device.run().state()).isInstanceOf(Ready.class);
        device.time.advance(Duration.ofMillis(1));

        assertThat(device.runToRest().state()).isInstanceOf(Completed.class);
    }

    @Test
    void the_windows_and_the_zone_are_described_with_the_local_time() {
        InstallSchedule schedule = new InstallSchedule(
                AT_NIGHT, ZoneId.of("Europe/Berlin"), new WallTime(device.time.clock()), device.time);
        assertThat(schedule.describe())
                .isEqualTo("Install windows: 02:00-05:00; local time Fri 2026-11-20 11:00 (Europe/Berlin)");
        Clock unset = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        assertThat(new InstallSchedule(AT_NIGHT, ZoneOffset.UTC, new WallTime(unset), device.time).describe())
                .isEqualTo("Install windows: 02:00-05:00; local time not known, in UTC");
    }

    private void update(UpdateOrder order, InstallSchedule schedule) {
        device.workWith(steps(schedule));
        device.start().order(order);
        device.run();
        assertThat(device.state()).isInstanceOf(Ready.class);
    }

    private SlotSteps steps(InstallSchedule schedule) {
        return new SlotSteps(
                device.images,
                device.slots,
                VersionProbe.SILENT,
                (ordered, slot, stop) -> Optional.empty(),
                device.restart,
                schedule,
                device.worker);
    }

    private static ReasonCode reasonOf(TestDevice device) {
        return ((Failed) device.state()).reason().code();
    }
}
