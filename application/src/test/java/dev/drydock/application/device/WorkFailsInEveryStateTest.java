package dev.drydock.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Stages;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.Stage;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The work of each state fails. */
class WorkFailsInEveryStateTest {
    private static final UpdateOrder ORDER = Images.order("u1");

    private TestDevice device = new TestDevice().start();

    @AfterEach
    void nothing_crashed_and_the_old_slot_was_never_written_to() {
        assertThat(device.observer.crashes()).isEmpty();
        assertThat(device.steps().mostAtOnce()).isLessThanOrEqualTo(1);
        assertThat(device.reports.sequences()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_download_that_breaks_is_tried_again_after_a_pause_and_goes_on_where_it_broke_off() {
        device.images.breakNext(new FetchResult.Broken(Reason.of(ReasonCode.CONNECTION_BROKEN)));
        device.order(ORDER);
        device.run();
        assertThat(((Downloading) device.state()).delay()).contains(Duration.ofSeconds(1));

        device.time.advance(Duration.ofMillis(1249));
        assertThat(device.worker.size()).isZero();
        device.runToRest();

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(device.images.asked()).hasSize(2);
    }

    @Test
    void a_server_that_asks_to_be_left_alone_is() {
        device.images.breakNext(new FetchResult.Broken(Reason.of(ReasonCode.SERVER_ERROR), Duration.ofSeconds(100)));
        device.order(ORDER);
        device.run();

        device.time.advance(Duration.ofSeconds(99));

        assertThat(device.images.asked()).hasSize(1);
        assertThat(device.runToRest().state()).isInstanceOf(Completed.class);
    }

    @Test
    void a_download_that_breaks_every_time_fails_after_its_last_attempt() {
        for (int i = 0; i < 20; i++) {
            device.images.breakNext(new FetchResult.Broken(Reason.of(ReasonCode.SERVER_UNREACHABLE)));
        }
        device.order(ORDER);

        device.runToRest();

        assertFailed(ReasonCode.SERVER_UNREACHABLE);
        assertThat(device.images.asked()).hasSize(device.policy.downloads().most());
    }

    @Test
    void a_download_that_is_refused_fails_at_once() {
        device.images.breakNext(new FetchResult.Broken(Reason.of(ReasonCode.IMAGE_NOT_FOUND)));
        device.order(ORDER);

        device.runToRest();

        assertFailed(ReasonCode.IMAGE_NOT_FOUND);
        assertThat(device.images.asked()).hasSize(1);
    }

    @Test
    void a_disk_that_refuses_the_download_ends_it() {
        Stages.reach(device, Stage.DOWNLOADING, ORDER);
        device.slots.broken(true);

        device.worker.runNext();

        assertFailed(ReasonCode.STORAGE_FAILED);
        device.slots.broken(false);
    }

    @Test
    void another_image_than_the_one_ordered_is_refused() {
        UpdateOrder wrong = new UpdateOrder(
                ORDER.id(),
                ORDER.uri(),
                ORDER.version(),
                ORDER.size(),
                Images.order("other").digest(),
                Optional.empty());
        device.order(wrong);

        device.runToRest();

        assertFailed(ReasonCode.DIGEST_MISMATCH);
        assertThat(device.log.count("install")).isZero();
    }

    @Test
    void an_order_that_expires_while_it_waits_for_its_window_fails() {
        UpdateOrder soon = new UpdateOrder(
                ORDER.id(),
                ORDER.uri(),
                ORDER.version(),
                ORDER.size(),
                ORDER.digest(),
                Optional.of(device.time.now().plusSeconds(60)));
        Stages.reach(device, Stage.READY, soon);
        device.time.advance(Duration.ofSeconds(61));

        device.steps().openWindow();

        assertFailed(ReasonCode.ORDER_EXPIRED);
    }

    @Test
    void a_window_that_never_opens_is_waited_for_no_longer_than_set() {
        Stages.reach(device, Stage.READY, ORDER);

        device.time.advance(device.policy.limit(Limit.WINDOW));

        assertFailed(ReasonCode.WINDOW_MISSED);
    }

    @Test
    void a_slot_that_no_longer_holds_what_was_written_is_not_armed() {
        Stages.reach(device, Stage.INSTALLING, ORDER);
        device.slots.corrupt(Slot.B);

        device.runToRest();

        assertFailed(ReasonCode.SLOT_CORRUPT);
        assertThat(device.log.count("armed")).isZero();
        assertThat(device.log.entries()).contains("committed A");
    }

    @Test
    void an_installation_that_takes_too_long_is_called_off_after_it_has_ended() {
        Stages.reach(device, Stage.INSTALLING, ORDER);

        device.time.advance(device.policy.limit(Limit.INSTALL));
        device.run();

        assertFailed(ReasonCode.INSTALL_TIMEOUT);
        assertThat(device.log.entries()).containsSubsequence("armed B", "disarm", "committed A");
    }

    private void assertFailed(ReasonCode code) {
        assertThat(device.state()).isInstanceOf(Failed.class);
        assertThat(((Failed) device.state()).reason().code()).isEqualTo(code);
        device.worker.runAll();
    }
}
