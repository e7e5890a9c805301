package dev.drydock.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.application.fakes.Images;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.BootRecord;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.boot.Trial;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The promises of slots that a boot loader obeys. */
public abstract class SlotsContract {
    private static final byte[] IMAGE = Images.image("one");
    private static final ImageMeasure MEASURE = Images.measure(IMAGE);
    private static final UpdateOrder ORDER = Images.order("u-1", "one");
    private static final UpdateOrder OTHER = Images.order("u-1", "another");
    private static final Optional<String> ETAG = Optional.of("\"v1\"");

    /** The slots of this test's device, as it is now. */
    protected abstract Slots slots();

    /** Boots the device: its boot loader starts what it should, once. */
    protected abstract void boot();

    /** Lets the disk refuse everything, or nothing. */
    protected abstract void refuse(boolean everything);

    private static UpdateOrder at(String... places) {
        return new UpdateOrder(
                new UpdateId("u-2"),
                new ImageUri(places[0]),
                List.of(places).subList(1, places.length).stream()
                        .map(ImageUri::new)
                        .toList(),
                ORDER.version(),
                ORDER.size(),
                ORDER.digest(),
                ORDER.notAfter());
    }

    private void write(int count, Optional<String> etag) {
        try (ImageSink sink = slots().open(Slot.B, ORDER)) {
            sink.restart(etag);
            sink.write(ByteBuffer.wrap(IMAGE, 0, count));
            sink.finish();
        }
    }

    private void install() {
        write(IMAGE.length, ETAG);
        slots().seal(Slot.B, new SlotImage(ORDER, MEASURE));
    }

    private int lengthOnOpening(UpdateOrder order) {
        try (ImageSink sink = slots().open(Slot.B, order)) {
            assertThat(sink.etag().isPresent()).isEqualTo(sink.length() > 0);
            return (int) sink.length();
        }
    }

    private static void isRefused(ThrowingCallable operation) {
        assertThatThrownBy(operation).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void at_first_slot_a_runs_for_good_and_neither_holds_a_known_image() {
        Boot boot = slots().boot();
        assertThat(boot.running()).isEqualTo(Slot.A);
        assertThat(boot.settled()).isTrue();
        for (Slot slot : Slot.values()) {
            assertThat(slots().image(slot)).isEmpty();
            assertThat(slots().measure(slot)).isEqualTo(Images.measure(new byte[0]));
        }
    }

    @Test
    void an_image_is_there_once_it_is_sealed_and_gone_once_the_slot_is_opened_again() {
        write(IMAGE.length, ETAG);
        assertThat(slots().image(Slot.B)).isEmpty();
        assertThat(slots().measure(Slot.B)).isEqualTo(MEASURE);
        slots().seal(Slot.B, new SlotImage(ORDER, MEASURE));
        slots().seal(Slot.B, new SlotImage(ORDER, MEASURE));
        assertThat(slots().image(Slot.B)).contains(new SlotImage(ORDER, MEASURE));
        assertThat(slots().image(Slot.A)).isEmpty();
        slots().open(Slot.B, OTHER).close();
        assertThat(slots().image(Slot.B)).isEmpty();
    }

    @Test
    void what_is_written_is_counted_and_hashed_as_a_whole() {
        try (ImageSink sink = slots().open(Slot.B, ORDER)) {
            assertThat(sink.length()).isZero();
            assertThat(sink.etag()).isEmpty();
            sink.restart(ETAG);
            sink.write(ByteBuffer.wrap(IMAGE, 0, 50));
            assertThat(sink.length()).isEqualTo(50);
            assertThat(sink.etag()).isEqualTo(ETAG);
            sink.write(ByteBuffer.wrap(IMAGE, 50, IMAGE.length - 50));
            assertThat(sink.finish()).isEqualTo(MEASURE);
            sink.restart(Optional.empty());
            assertThat(sink.length()).isZero();
            assertThat(sink.etag()).isEmpty();
            assertThat(sink.finish()).isEqualTo(Images.measure(new byte[0]));
        }
    }

    @Test
    void a_download_goes_on_from_where_it_broke_under_another_id_and_with_another_token() {
        write(50, ETAG);
        UpdateOrder renewed = at(ORDER.uri().value() + "?token=2");
        try (ImageSink sink = slots().open(Slot.B, renewed)) {
            assertThat(sink.length()).isEqualTo(50);
            assertThat(sink.etag()).isEqualTo(ETAG);
            assertThat(sink.holdsFrom(renewed.uri())).isTrue();
            sink.write(ByteBuffer.wrap(IMAGE, 50, IMAGE.length - 50));
            assertThat(sink.finish()).isEqualTo(MEASURE);
        }
        boot();
        assertThat(lengthOnOpening(ORDER)).as("after a boot").isEqualTo(IMAGE.length);
    }

    @Test
    void bytes_that_may_not_be_of_the_same_image_are_dropped() {
        UpdateOrder withoutDigest = new UpdateOrder(
                ORDER.id(), ORDER.uri(), ORDER.version(), ORDER.size(), Optional.empty(), Optional.empty());
        for (UpdateOrder order : List.of(OTHER, withoutDigest, at("http://elsewhere.example/one"))) {
            write(50, ETAG);
            assertThat(lengthOnOpening(order)).as(order.toString()).isZero();
        }
        for (String useless : List.of("", "W/\"weak\"", '"' + "x".repeat(2000) + '"')) {
            write(50, useless.isEmpty() ? Optional.empty() : Optional.of(useless));
            assertThat(lengthOnOpening(ORDER)).as(useless).isZero();
        }
    }

    @Test
    void bytes_of_one_mirror_are_resumed_from_that_one_alone() {
        ImageUri mirror = new ImageUri("http://mirror.example/one?token=1");
        UpdateOrder order = at(ORDER.uri().value(), mirror.value());
        try (ImageSink sink = slots().open(Slot.B, order)) {
            assertThat(sink.holdsFrom(mirror)).as("nothing is there").isFalse();
            sink.from(mirror);
            sink.restart(ETAG);
            sink.write(ByteBuffer.wrap(IMAGE, 0, 50));
            sink.finish();
        }
        try (ImageSink sink = slots().open(Slot.B, order)) {
            assertThat(sink.holdsFrom(order.uri())).isFalse();
            assertThat(sink.holdsFrom(mirror)).isTrue();
            assertThat(sink.etag()).as("it is not the first place's").isEmpty();
            sink.from(new ImageUri("http://mirror.example/one?token=2"));
            assertThat(sink.etag()).isEqualTo(ETAG);
            sink.from(order.uri());
            sink.restart(ETAG);
            assertThat(sink.holdsFrom(mirror)).isFalse();
        }
    }

    @Test
    void the_record_of_an_image_holds_no_secret_of_its_places() {
        UpdateOrder secret = at(ORDER.uri().value() + "?sig=secret");
        slots().seal(Slot.B, new SlotImage(secret, MEASURE));
        assertThat(slots().image(Slot.B)).contains(new SlotImage(at(ORDER.uri().value()), MEASURE));
    }

    @Test
    void a_slot_that_runs_is_committed_or_on_trial_is_not_written() {
        isRefused(() -> slots().open(Slot.A, ORDER));
        install();
        slots().arm(Slot.B);
        isRefused(() -> slots().open(Slot.B, ORDER));
        boot();
        isRefused(() -> slots().open(Slot.A, ORDER));
        isRefused(() -> slots().open(Slot.B, ORDER));
        slots().commit(Slot.B);
        isRefused(() -> slots().open(Slot.B, ORDER));
        slots().open(Slot.A, ORDER).close();
    }

    @Test
    void a_slot_without_a_whole_image_is_neither_armed_nor_once_begun_committed() {
        isRefused(() -> slots().arm(Slot.B));
        write(50, ETAG);
        isRefused(() -> slots().arm(Slot.B));
        isRefused(() -> slots().commit(Slot.B));
        assertThat(slots().boot().settled()).isTrue();
        install();
        slots().arm(Slot.B);
        assertThat(slots().boot().recordOf(Slot.B)).isInstanceOf(BootRecord.Armed.class);
    }

    /** As in an update that is acted out, which downloads nothing. */
    @Test
    void a_slot_that_was_never_written_can_be_sealed_and_armed() {
        slots().seal(Slot.B, new SlotImage(ORDER, MEASURE));
        slots().arm(Slot.B);
        assertThat(slots().boot().trial()).contains(new Trial(Slot.B, Slots.TRIES));
    }

    @Test
    void an_armed_slot_is_tried_three_times_and_then_the_other_one_runs() {
        install();
        slots().arm(Slot.B);
        assertThat(slots().boot().running()).isEqualTo(Slot.A);
        for (int left = Slots.TRIES - 1; left >= 0; left--) {
            boot();
            slots().arm(Slot.B);
            assertThat(slots().boot().running()).isEqualTo(Slot.B);
            assertThat(slots().boot().trial()).contains(new Trial(Slot.B, left));
        }
        boot();
        assertThat(slots().boot().running()).isEqualTo(Slot.A);
        assertThat(slots().boot().trial()).as("left to be seen").contains(new Trial(Slot.B, 0));
        slots().commit(Slot.A);
        assertThat(slots().boot().settled()).isTrue();
    }

    @Test
    void a_committed_slot_runs_from_then_on_and_committing_it_again_changes_nothing() {
        install();
        slots().arm(Slot.B);
        boot();
        slots().commit(Slot.B);
        slots().commit(Slot.B);
        assertThat(slots().boot().settled()).isTrue();
        boot();
        assertThat(slots().boot().running()).isEqualTo(Slot.B);
        assertThat(slots().boot().committed()).isEqualTo(Slot.B);
    }

    @Test
    void arming_the_committed_slot_calls_a_trial_off() {
        install();
        slots().arm(Slot.B);
        slots().arm(Slot.A);
        assertThat(slots().boot().trial()).isEmpty();
        boot();
        assertThat(slots().boot().running()).isEqualTo(Slot.A);
    }

    @Test
    void every_boot_has_an_id_of_its_own_which_stays_the_same_until_the_next() {
        BootId first = slots().boot().id();
        install();
        assertThat(slots().boot().id()).isEqualTo(first);
        boot();
        assertThat(slots().boot().id()).isNotEqualTo(first);
    }

    @Test
    void a_disk_that_refuses_is_told_and_all_is_as_before_when_it_does_no_longer() {
        install();
        slots().arm(Slot.B);
        Boot before = slots().boot();
        refuse(true);
        for (ThrowingCallable operation : List.<ThrowingCallable>of(
                () -> slots().boot(),
                () -> slots().image(Slot.B),
                () -> slots().measure(Slot.B),
                () -> slots().open(Slot.B, OTHER),
                () -> slots().seal(Slot.A, new SlotImage(OTHER, MEASURE)),
                () -> slots().arm(Slot.A),
                () -> slots().commit(Slot.B))) {
            assertThatThrownBy(operation).isInstanceOf(StorageFailure.class);
        }
        refuse(false);
        assertThat(slots().boot()).isEqualTo(before);
        assertThat(slots().image(Slot.B)).contains(new SlotImage(ORDER, MEASURE));
        assertThat(slots().image(Slot.A)).isEmpty();
    }
}
