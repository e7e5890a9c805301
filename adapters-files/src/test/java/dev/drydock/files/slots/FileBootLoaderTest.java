package dev.drydock.files.slots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.boot.Trial;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.files.Samples;
import dev.drydock.files.disk.StateFolder;
import dev.drydock.files.document.FormatTooNew;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileBootLoaderTest {
    private static final byte[] IMAGE = Samples.image(5000, 21);
    private static final UpdateOrder ORDER = Samples.order("u-1", IMAGE);

    @TempDir
    Path folder;

    private StateFolder state;
    private FileBootLoader loader;
    private FileSlots slots;

    @BeforeEach
    void open() {
        state = StateFolder.open(folder);
        loader = new FileBootLoader(state.files());
        slots = new FileSlots(state.files(), new BootId("any"));
    }

    @AfterEach
    void close() {
        state.close();
    }

    private void install(Slot target) {
        try (ImageSink sink = slots.open(target, ORDER)) {
            sink.restart(Optional.empty());
            sink.write(ByteBuffer.wrap(IMAGE));
            slots.seal(target, new SlotImage(ORDER, sink.finish()));
        }
    }

    private Slot boot(int number) {
        return loader.load(new BootId("boot-" + number));
    }

    @Test
    void an_armed_slot_is_tried_three_times_and_then_the_old_one_runs() {
        assertThat(boot(0)).isEqualTo(Slot.A);
        install(Slot.B);
        slots.arm(Slot.B);
        for (int tries = 1; tries <= 3; tries++) {
            assertThat(boot(tries)).isEqualTo(Slot.B);
            assertThat(boot(tries)).as("a start within the same boot").isEqualTo(Slot.B);
            slots.arm(Slot.B);
            assertThat(slots.boot().trial()).contains(new Trial(Slot.B, 3 - tries));
        }
        assertThat(boot(4)).isEqualTo(Slot.A);
        assertThat(slots.boot().trial()).as("left for the agent to see").contains(new Trial(Slot.B, 0));
        assertThat(boot(5)).isEqualTo(Slot.A);
        slots.commit(Slot.A);
        assertThat(slots.boot().settled()).isTrue();
    }

    @Test
    void a_committed_slot_runs_from_then_on() {
        install(Slot.B);
        slots.arm(Slot.B);
        boot(1);
        slots.commit(Slot.B);
        slots.commit(Slot.B);
        assertThat(slots.boot().settled()).isTrue();
        assertThat(boot(2)).isEqualTo(Slot.B);
    }

    @Test
    void a_slot_on_trial_that_is_no_longer_whole_is_not_started() throws IOException {
        install(Slot.B);
        slots.arm(Slot.B);
        Files.writeString(folder.resolve("slots/b/slot.json"), "garbage");
        assertThat(boot(1)).isEqualTo(Slot.A);
        assertThat(slots.boot().trial()).contains(new Trial(Slot.B, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "{\"format\":1,\"checksum\":\"crc32c:00000000\",\"body\":{\"com", "{}"})
    void a_damaged_boot_record_gives_way_to_the_one_before_it(String damage) throws IOException {
        boot(1);
        install(Slot.B);
        slots.arm(Slot.B);
        boot(2);
        slots.commit(Slot.B);
        Files.writeString(folder.resolve("boot.json"), damage);
        assertThat(slots.boot().trial()).contains(new Trial(Slot.B, 2));
        assertThat(boot(3)).isEqualTo(Slot.B);
    }

    @Test
    void an_earlier_boot_record_never_brings_back_a_slot_that_is_being_written() throws IOException {
        install(Slot.B);
        slots.arm(Slot.B);
        boot(1);
        slots.commit(Slot.B);
        boot(2);
        install(Slot.A);
        slots.arm(Slot.A);
        boot(3);
        slots.commit(Slot.A);
        slots.open(Slot.B, ORDER).close();
        Files.writeString(folder.resolve("boot.json"), "");
        assertThat(boot(4)).isEqualTo(Slot.A);
        assertThat(slots.boot().settled()).isTrue();
    }

    @Test
    void without_any_boot_record_the_slot_that_is_whole_runs() throws IOException {
        boot(1);
        install(Slot.B);
        for (String name : new String[] {"boot.json", "boot.json.1"}) {
            Files.writeString(folder.resolve(name), "garbage");
        }
        assertThat(boot(2)).isEqualTo(Slot.B);
        assertThat(slots.boot().settled()).isTrue();
    }

    @Test
    void without_any_boot_record_a_slot_being_written_does_not_run() throws IOException {
        boot(1);
        slots.open(Slot.B, ORDER).close();
        Files.delete(folder.resolve("boot.json"));
        Files.deleteIfExists(folder.resolve("boot.json.1"));
        assertThat(boot(2)).isEqualTo(Slot.A);
    }

    @ParameterizedTest
    @ValueSource(strings = {"boot.json", "boot.json.1"})
    void a_boot_record_of_a_newer_program_is_left_alone(String name) throws IOException {
        boot(1);
        Files.writeString(folder.resolve("boot.json"), "garbage");
        Files.writeString(folder.resolve(name), "{\"format\":2}");
        assertThatThrownBy(() -> boot(2))
                .isInstanceOf(FormatTooNew.class)
                .hasMessageContaining(name + " has format 2")
                .hasMessageContaining("start the newer program");
        assertThat(folder.resolve(name)).hasContent("{\"format\":2}");
    }

    @Test
    void the_kernel_tells_one_boot_from_the_next_and_otherwise_every_start_is_one() {
        assertThat(BootIds.ofKernel()).isEqualTo(BootIds.ofKernel());
        assertThat(BootIds.ofThisStart()).isNotEqualTo(BootIds.ofThisStart());
        assertThat(BootIds.ofFile(Path.of("/no/such/file"))).isNotNull();
    }
}
