package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.steps.InstallSchedule;
import dev.drydock.application.device.steps.SlotSteps;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.application.time.WallTime;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Cancelled;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.Ready;
import dev.drydock.domain.window.InstallWindow;
import dev.drydock.domain.window.InstallWindows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

    private void update(UpdateOrder order, InstallSchedule schedule) {
        device.workWith(new SlotSteps(
                device.images,
                device.slots,
                Optional::empty,
                (ordered, slot, stop) -> Optional.empty(),
                device.restart,
                schedule,
                device.worker));
        device.start().order(order);
        device.run();
        assertThat(device.state()).isInstanceOf(Ready.class);
    }

    private static ReasonCode reasonOf(TestDevice device) {
        return ((Failed) device.state()).reason().code();
    }
}
