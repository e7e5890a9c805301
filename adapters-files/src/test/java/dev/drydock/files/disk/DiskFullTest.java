package dev.drydock.files.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.image.ImageSink;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.files.Samples;
import dev.drydock.files.journal.FileUpdateJournal;
import dev.drydock.files.slots.FileSlots;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of two megabytes that is truly full; needs the right to mount one. */
class DiskFullTest {
    @TempDir
    Path folder;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "drydock-test", folder.toString()) == 0;
        Assumptions.assumeTrue(mounted, "a small disk can only be mounted by root: skipped");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", folder.toString())).isZero();
        }
    }

    @Test
    void the_journal_can_be_written_on_a_full_disk_and_the_reserve_comes_back() throws IOException {
        AgentMemory memory = Samples.memory(Samples.states().get(9));
        try (StateFolder state = StateFolder.open(folder)) {
            FileUpdateJournal journal = new FileUpdateJournal(state.files());
            journal.save(memory);
            Path reserve = folder.resolve("reserve");
            assertThat(reserve).hasSize(64 * 1024);

            fillByAnUpdate(state);
            Path filler = folder.resolve("filler");
            fill(filler);
            for (int i = 1; i <= 20; i++) {
                journal.save(memory.withSequenceCeiling(i));
            }
            assertThat(reserve).doesNotExist();
            assertThat(journal.load()).isEqualTo(new JournalLoad.Found(memory.withSequenceCeiling(20)));
            new FileSlots(state.files(), new BootId("b")).commit(Slot.A);

            Files.delete(filler);
            Files.delete(folder.resolve("slots/b/image"));
            journal.save(memory.withSequenceCeiling(21));
            assertThat(reserve).hasSize(64 * 1024);
        }
    }

    @Test
    void an_image_that_does_not_fit_gives_back_the_room_in_which_its_failure_is_written_down() throws IOException {
        AgentMemory memory = Samples.memory(Samples.states().get(9));
        try (StateFolder state = StateFolder.open(folder)) {
            FileUpdateJournal journal = new FileUpdateJournal(state.files());
            journal.save(memory);
            fill(folder.resolve("filler"));
            journal.save(memory.withSequenceCeiling(1));
            assertThat(folder.resolve("reserve")).doesNotExist();

            fillByAnUpdate(state);
            assertThat(folder.resolve("slots/b/image")).isEmptyFile();
            journal.save(memory.withSequenceCeiling(2));
        }
    }

    private static void fillByAnUpdate(StateFolder state) {
        FileSlots slots = new FileSlots(state.files(), new BootId("b"));
        byte[] image = Samples.image(3 << 20, 5);
        try (ImageSink sink = slots.open(Slot.B, Samples.order("u-1", image))) {
            sink.restart(Optional.of("\"e\""));
            assertThatThrownBy(() -> sink.write(ByteBuffer.wrap(image)))
                    .isInstanceOfSatisfying(StorageFailure.class, failure -> {
                        assertThat(failure.reason().code()).isEqualTo(ReasonCode.DISK_FULL);
                        assertThat(failure.reason().message())
                                .contains("slots/b/image", "No space left on device", "free some space");
                    });
        }
    }

    private static void fill(Path filler) throws IOException {
        byte[] page = new byte[512];
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
