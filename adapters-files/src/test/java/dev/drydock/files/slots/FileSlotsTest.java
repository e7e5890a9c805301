package dev.drydock.files.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.BootRecord;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.files.Samples;
import dev.drydock.files.disk.StateFolder;
import dev.drydock.files.document.FormatTooNew;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSlotsTest {
    private static final byte[] IMAGE = Samples.image(200_000, 11);
    private static final UpdateOrder ORDER = Samples.secretOrder("u-1", IMAGE);
    private static final UpdateOrder WITHOUT_SECRETS = Samples.order("u-1", IMAGE);
    private static final Optional<String> ETAG = Optional.of("\"v2\"");

    @TempDir
    Path folder;

    private StateFolder state;
    private FileSlots slots;

    @BeforeEach
    void open() {
        state = StateFolder.open(folder);
        slots = new FileSlots(state.files(), new BootId("boot-1"));
    }

    @AfterEach
    void close() {
        state.close();
    }

    private void write(int count, Optional<String> etag) {
        try (ImageSink sink = slots.open(Slot.B, ORDER)) {
            sink.restart(etag);
            sink.write(ByteBuffer.wrap(IMAGE, 0, count));
        }
    }

    private void seal() {
        write(IMAGE.length, ETAG);
        slots.seal(Slot.B, new SlotImage(ORDER, Samples.measure(IMAGE)));
    }

    @Test
    void at_first_slot_a_runs_and_is_committed() {
        assertThat(slots.boot().running()).isEqualTo(Slot.A);
        assertThat(slots.boot().settled()).isTrue();
        assertThat(folder.resolve("boot.json")).exists();
    }

    /** A simulated update downloads nothing, so that nothing has opened the slot before. */
    @Test
    void a_slot_that_was_never_written_can_be_sealed_and_armed() {
        assertThat(slots.boot().settled()).isTrue();
        slots.seal(Slot.B, new SlotImage(ORDER, Samples.measure(IMAGE)));
        slots.arm(Slot.B);
        assertThat(slots.boot().recordOf(Slot.B)).isInstanceOf(BootRecord.Armed.class);
    }

    @Test
    void the_record_of_a_slot_never_holds_the_secrets_of_a_uri() throws IOException {
        Path record = folder.resolve("slots/b/slot.json");
        UpdateOrder mirrored = mirrored(new ImageUri("https://user:word@mirror.example/gateway.bin?sig=secret"));
        try (ImageSink sink = slots.open(Slot.B, mirrored)) {
            assertThat(record).content().doesNotContain("token=", "secret", "word");
            sink.restart(ETAG);
            assertThat(record).content().doesNotContain("token=", "secret", "word");
            sink.write(ByteBuffer.wrap(IMAGE));
            slots.seal(Slot.B, new SlotImage(mirrored, sink.finish()));
        }
        assertThat(record)
                .content()
                .contains("http://images.example/gateway.bin", "https://mirror.example/gateway.bin")
                .doesNotContain("token=", "secret", "word");
    }

    @Test
    void a_broken_download_is_resumed_with_its_validator_and_hashed_as_a_whole() {
        write(70_000, ETAG);
        UpdateOrder renewed = Samples.order("u-2", IMAGE, "http://images.example/gateway.bin?token=2");
        try (ImageSink sink = slots.open(Slot.B, renewed)) {
            assertThat(sink.length()).isEqualTo(70_000);
            assertThat(sink.etag()).isEqualTo(ETAG);
            sink.write(ByteBuffer.wrap(IMAGE, 70_000, IMAGE.length - 70_000));
            assertThat(sink.finish()).isEqualTo(Samples.measure(IMAGE));
        }
        assertThat(slots.measure(Slot.B)).isEqualTo(Samples.measure(IMAGE));
    }

    @Test
    void bytes_of_another_image_place_or_validator_are_dropped() throws IOException {
        UpdateOrder elsewhere = Samples.order("u-1", IMAGE, "http://other.example/gateway.bin");
        UpdateOrder other = Samples.order("u-1", Samples.image(200_000, 12));
        UpdateOrder bare = new UpdateOrder(
                ORDER.id(), ORDER.uri(), ORDER.version(), ORDER.size(), Optional.empty(), Optional.empty());
        for (UpdateOrder order : new UpdateOrder[] {elsewhere, other, bare}) {
            write(1000, ETAG);
            assertThat(lengthOnOpening(order)).isZero();
        }
        write(1000, Optional.empty());
        assertThat(lengthOnOpening(ORDER)).isZero();
        write(1000, Optional.of("W/\"weak\""));
        assertThat(lengthOnOpening(ORDER)).isZero();
        write(1000, ETAG);
        Files.write(folder.resolve("slots/b/image"), new byte[300_000], StandardOpenOption.APPEND);
        assertThat(lengthOnOpening(ORDER)).as("longer than the image").isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"v1\"", "0x8DCAFE0123456789", "Mon, 02 Nov 2026 10:00:00 GMT"})
    void bytes_are_resumed_from_any_strong_validator(String validator) {
        write(1000, Optional.of(validator));
        try (ImageSink sink = slots.open(Slot.B, ORDER)) {
            assertThat(sink.length()).isEqualTo(1000);
            assertThat(sink.etag()).contains(validator);
        }
    }

    @Test
    void bytes_of_one_mirror_are_resumed_from_that_mirror_alone() {
        ImageUri mirror = new ImageUri("http://mirror.example/gateway.bin?token=1");
        ImageUri renewed = new ImageUri("http://mirror.example/gateway.bin?token=2");
        try (ImageSink sink = slots.open(Slot.B, mirrored(mirror))) {
            sink.from(mirror);
            sink.restart(ETAG);
            sink.write(ByteBuffer.wrap(IMAGE, 0, 70_000));
            sink.finish();
        }
        try (ImageSink sink = slots.open(Slot.B, mirrored(renewed))) {
            assertThat(sink.holdsFrom(ORDER.uri())).isFalse();
            assertThat(sink.holdsFrom(renewed)).isTrue();
            assertThat(sink.etag()).isEmpty();
            sink.from(renewed);
            assertThat(sink.etag()).isEqualTo(ETAG);
            assertThat(sink.length()).isEqualTo(70_000);
        }
        assertThat(lengthOnOpening(ORDER)).as("of a place that is not ordered").isZero();
    }

    private static UpdateOrder mirrored(ImageUri mirror) {
        return new UpdateOrder(
                ORDER.id(),
                ORDER.uri(),
                List.of(mirror),
                ORDER.version(),
                ORDER.size(),
                ORDER.digest(),
                ORDER.notAfter());
    }

    private long lengthOnOpening(UpdateOrder order) {
        try (ImageSink sink = slots.open(Slot.B, order)) {
            assertThat(sink.length() == 0).isEqualTo(sink.etag().isEmpty());
            return sink.length();
        }
    }

    @Test
    void a_slot_that_is_written_again_is_not_whole_from_its_opening_on() {
        seal();
        assertThat(slots.image(Slot.B)).contains(new SlotImage(WITHOUT_SECRETS, Samples.measure(IMAGE)));
        slots.open(Slot.B, ORDER).close();
        assertThat(slots.image(Slot.B)).isEmpty();
        assertThat(slots.measure(Slot.B).size()).isZero();
    }

    @Test
    void a_slot_in_use_is_never_opened_nor_one_that_is_not_whole_armed_or_committed() {
        assertThatThrownBy(() -> slots.open(Slot.A, ORDER)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> slots.arm(Slot.B)).isInstanceOf(IllegalStateException.class);
        write(10, ETAG);
        assertThatThrownBy(() -> slots.arm(Slot.B)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> slots.commit(Slot.B)).isInstanceOf(IllegalStateException.class);
        seal();
        slots.arm(Slot.B);
        assertThatThrownBy(() -> slots.open(Slot.B, ORDER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_slot_record_of_a_newer_program_is_left_alone() throws IOException {
        write(10, ETAG);
        Files.writeString(folder.resolve("slots/b/slot.json"), "{\"format\":2}");
        assertThatThrownBy(() -> slots.image(Slot.B)).isInstanceOf(FormatTooNew.class);
        assertThatThrownBy(() -> slots.open(Slot.B, ORDER)).isInstanceOf(FormatTooNew.class);
        assertThat(folder.resolve("slots/b/image")).hasSize(10);
    }

    @Test
    void the_health_check_finds_a_slot_that_is_missing_another_or_changed() throws IOException {
        WholeSlotHealthCheck check = new WholeSlotHealthCheck(slots);
        assertThat(code(check, ORDER)).contains(ReasonCode.UNHEALTHY);
        seal();
        assertThat(code(check, ORDER)).isEmpty();
        assertThat(code(check, Samples.order("u-1", Samples.image(9, 9)))).contains(ReasonCode.UNHEALTHY);
        byte[] changed = IMAGE.clone();
        changed[150_000] ^= 4;
        Files.write(folder.resolve("slots/b/image"), changed);
        assertThat(code(check, ORDER)).contains(ReasonCode.SLOT_CORRUPT);
    }

    private static Optional<ReasonCode> code(WholeSlotHealthCheck check, UpdateOrder order) {
        return check.complaint(order, Slot.B, new StopSignal()).map(Reason::code);
    }

    @Test
    void what_is_sealed_is_what_was_measured_of_a_large_image() {
        byte[] large = Samples.image(20 << 20, 13);
        UpdateOrder order = Samples.order("large", large);
        try (ImageSink sink = slots.open(Slot.B, order)) {
            sink.restart(ETAG);
            for (int at = 0; at < large.length; at += 1 << 20) {
                sink.write(ByteBuffer.wrap(large, at, 1 << 20));
            }
            ImageMeasure measured = sink.finish();
            assertThat(measured).isEqualTo(Samples.measure(large)).isEqualTo(slots.measure(Slot.B));
        }
    }
}
