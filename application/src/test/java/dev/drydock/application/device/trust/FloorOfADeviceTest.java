package dev.drydock.application.device.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.agent.OrderAnswer;
import dev.drydock.application.fakes.Images;
import dev.drydock.application.fakes.Stages;
import dev.drydock.application.fakes.TestDevice;
import dev.drydock.application.fakes.trust.ReleaseDesk;
import dev.drydock.application.fakes.trust.TrustPlaces;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.memory.Floor;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.Stage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The numbers below which a device takes nothing: when they rise, and what becomes of them when a place refuses or is lost. */
class FloorOfADeviceTest {
    private static final UpdateOrder FIRST = ReleaseDesk.signed(Images.order("u1"), 30, 3);
    private static final UpdateOrder SECOND = ReleaseDesk.signed(Images.order("u2"), 31, 4);

    private final TrustPlaces places = new TrustPlaces();
    private final TestDevice device = new TestDevice().trusting(places, false).start();

    @Test
    void numbers_rise_once_the_image_is_committed_and_not_on_trial() {
        Stages.reach(device, Stage.ON_TRIAL, FIRST);
        assertThat(numbers()).isEqualTo(ReleaseNumbers.NONE);
        assertThat(places.chip.counter()).isZero();

        device.runToRest();

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(numbers()).isEqualTo(new ReleaseNumbers(30, 3));
        assertThat(places.floor.read().map(Floor::numbers)).contains(new ReleaseNumbers(30, 3));
        assertThat(places.chip.counter()).isEqualTo(3);
        assertThat(device.trust().facts().manifest()).isEqualTo(FIRST.manifestIdentity());
    }

    @Test
    void an_image_that_is_rolled_back_raises_nothing() {
        device.complaint = Optional.of(Reason.of(ReasonCode.UNHEALTHY));
        install(FIRST);

        assertThat(device.state()).isInstanceOf(AtRest.RolledBack.class);
        assertThat(numbers()).isEqualTo(ReleaseNumbers.NONE);
        assertThat(places.chip.counter()).isZero();
    }

    @Test
    void what_is_below_is_refused_and_the_way_back_is_a_new_manifest_over_the_old_bytes() {
        install(FIRST);
        install(SECOND);
        UpdateOrder back = again("back", "u1");

        assertThat(refused(ReleaseDesk.signed(again("replayed", "u1"), 30, 3))).isEqualTo(ReasonCode.SEQUENCE_TOO_LOW);
        assertThat(refused(ReleaseDesk.signed(again("low", "u1"), 32, 3))).isEqualTo(ReasonCode.COUNTER_TOO_LOW);
        assertThat(refused(ReleaseDesk.signed(again("far", "u1"), 32, 1_005))).isEqualTo(ReasonCode.COUNTER_JUMP);
        assertThat(refused(ReleaseDesk.signed(back, ReleaseDesk.onlyFrom(ReleaseDesk.manifest(back, 32, 4), 30L))))
                .isEqualTo(ReasonCode.ONLY_FROM);

        install(ReleaseDesk.signed(back, ReleaseDesk.onlyFrom(ReleaseDesk.manifest(back, 32, 4), 31L)));

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(numbers()).isEqualTo(new ReleaseNumbers(32, 4));
        assertThat(refused(ReleaseDesk.signed(Images.order("bad", "u2"), 31, 4)))
                .isEqualTo(ReasonCode.SEQUENCE_TOO_LOW);
    }

    @Test
    void a_counter_rises_by_a_thousand_and_by_no_more() {
        assertThat(refused(ReleaseDesk.signed(Images.order("far"), 30, 1_001))).isEqualTo(ReasonCode.COUNTER_JUMP);

        install(ReleaseDesk.signed(Images.order("near"), 30, 1_000));

        assertThat(places.chip.counter()).isEqualTo(1_000);
    }

    @Test
    void an_order_for_what_is_committed_raises_the_numbers_without_a_restart_wherever_it_may_come_from() {
        install(FIRST);
        long boots = device.log.count("boot B");
        UpdateOrder same = again("same", "u1");

        install(ReleaseDesk.signed(same, ReleaseDesk.onlyFrom(ReleaseDesk.manifest(same, 32, 4), 31L)));

        assertThat(device.state()).isInstanceOfSatisfying(Completed.class, completed -> {
            assertThat(completed.note().map(Reason::code)).contains(ReasonCode.ALREADY_INSTALLED);
            assertThat(completed.proof()).contains(VersionProof.VERSION);
        });
        assertThat(device.log.count("boot B")).isEqualTo(boots);
        assertThat(numbers()).isEqualTo(new ReleaseNumbers(32, 4));
        assertThat(places.chip.counter()).isEqualTo(4);
        places.floor.lose();
        device.boot();
        assertThat(numbers()).as("they stand beside the image, too").isEqualTo(new ReleaseNumbers(32, 4));
    }

    @Test
    void the_committed_sequence_is_taken_again_with_the_committed_bytes_alone() {
        install(FIRST);

        assertThat(refused(ReleaseDesk.signed(Images.order("other"), 30, 3))).isEqualTo(ReasonCode.SEQUENCE_TOO_LOW);
        install(ReleaseDesk.signed(again("same", "u1"), 30, 4));

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(numbers()).isEqualTo(new ReleaseNumbers(30, 4));
    }

    @Test
    void a_store_that_refuses_is_a_note_of_completed_and_tried_again_before_the_next_admission() {
        places.chip.refusing(true);
        install(FIRST);

        assertThat(note()).contains(ReasonCode.FLOOR_NOT_RAISED);
        assertThat(device.trust().facts().note().map(Reason::code)).contains(ReasonCode.FLOOR_NOT_RAISED);
        assertThat(numbers()).as("meanwhile the committed image's count").isEqualTo(new ReleaseNumbers(30, 3));
        assertThat(refused(ReleaseDesk.signed(Images.order("low"), 30, 3))).isEqualTo(ReasonCode.SEQUENCE_TOO_LOW);
        device.run();
        assertThat(device.trust().facts().note()).isPresent();

        places.chip.refusing(false);
        assertThat(refused(ReleaseDesk.signed(Images.order("low2"), 30, 3))).isEqualTo(ReasonCode.SEQUENCE_TOO_LOW);
        device.run();

        assertThat(places.chip.counter()).isEqualTo(3);
        assertThat(device.trust().facts().note()).isEmpty();
    }

    @Test
    void a_store_that_refuses_is_tried_again_at_the_next_start() {
        places.chip.refusing(true);
        install(FIRST);
        places.chip.refusing(false);

        device.boot();

        assertThat(places.chip.counter()).isEqualTo(3);
        assertThat(device.trust().facts().note()).isEmpty();
    }

    @Test
    void a_disk_that_refuses_the_floor_does_not_keep_the_counter_from_its_store() {
        places.floor.full(true);
        install(FIRST);

        assertThat(note()).contains(ReasonCode.FLOOR_NOT_RAISED);
        assertThat(places.chip.counter()).isEqualTo(3);
        assertThat(numbers()).isEqualTo(new ReleaseNumbers(30, 3));

        places.floor.full(false);
        device.boot();

        assertThat(places.floor.read().map(Floor::numbers)).contains(new ReleaseNumbers(30, 3));
    }

    @Test
    void a_disk_that_cannot_be_read_when_the_floor_is_raised_or_tried_again_breaks_nothing() {
        Stages.reach(device, Stage.COMMITTING, FIRST);
        device.worker.runNext();
        device.time.runDue();
        device.slots.broken(true);
        device.run();
        assertThat(note()).contains(ReasonCode.FLOOR_NOT_RAISED);

        device.order(ReleaseDesk.signed(Images.order("u3"), 33, 4));
        device.run();
        device.slots.broken(false);
        device.boot();

        assertThat(numbers()).isEqualTo(new ReleaseNumbers(30, 3));
        assertThat(places.chip.counter()).isEqualTo(3);
    }

    @Test
    void a_lost_floor_is_made_anew_from_what_is_left_and_told_of() {
        install(FIRST);
        places.floor.lose();

        device.boot();

        assertThat(numbers()).isEqualTo(new ReleaseNumbers(30, 3));
        assertThat(places.floor.read().map(Floor::numbers)).contains(new ReleaseNumbers(30, 3));
        assertThat(device.trust().facts().note().map(Reason::code)).contains(ReasonCode.FLOOR_RECOVERED);
        device.boot();
        assertThat(device.trust().facts().note()).isEmpty();
    }

    @Test
    void a_device_that_never_committed_a_manifest_has_lost_nothing() {
        assertThat(device.trust().facts().note()).isEmpty();
        device.boot();
        assertThat(device.trust().facts().note()).isEmpty();
    }

    @Test
    void a_store_that_tells_nothing_is_not_zero_and_one_that_tells_more_counts() {
        install(FIRST);
        places.chip.silent(true);
        device.boot();
        assertThat(numbers().securityCounter()).isEqualTo(3);

        places.chip.silent(false);
        places.chip.raise(7);
        device.boot();

        assertThat(refused(ReleaseDesk.signed(Images.order("low"), 31, 6))).isEqualTo(ReasonCode.COUNTER_TOO_LOW);
    }

    @Test
    void the_floor_of_an_image_is_taken_at_its_own_sequence_and_not_below() {
        places.floorOfImage = new Floor(Optional.empty(), new ReleaseNumbers(31, 4), Optional.empty());
        device.boot();

        assertThat(refused(ReleaseDesk.signed(Images.order("below"), 30, 4))).isEqualTo(ReasonCode.SEQUENCE_TOO_LOW);
        install(SECOND);

        assertThat(device.state()).isInstanceOf(Completed.class);
        assertThat(numbers()).isEqualTo(new ReleaseNumbers(31, 4));
    }

    private void install(UpdateOrder order) {
        assertThat(device.order(order)).isCompletedWithValue(new OrderAnswer.Taken(order.id()));
        device.runToRest();
    }

    private ReasonCode refused(UpdateOrder order) {
        OrderAnswer answer = device.order(order).getNow(null);
        assertThat(answer).isInstanceOf(OrderAnswer.Refused.class);
        return ((OrderAnswer.Refused) answer).reason().code();
    }

    private static UpdateOrder again(String id, String image) {
        return Images.order(id, image);
    }

    private ReleaseNumbers numbers() {
        return device.trust().facts().numbers();
    }

    private Optional<ReasonCode> note() {
        return ((Completed) device.state()).note().map(Reason::code);
    }
}
