package dev.drydock.files.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.files.disk.OpenedFile.Forcing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file system that cannot force names to the disk, or files, as some network and FUSE file systems. */
class UnforcedFolderTest {
    private static final StorageSettings ALL_THE_SAME = new StorageSettings(true);

    @TempDir
    Path parent;

    private static Forcing refusing(boolean folders, String message) {
        return (channel, folder) -> {
            if (folder == folders) {
                throw new IOException(message);
            }
            channel.force(true);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "true, Invalid argument",
        "true, Operation not supported",
        "true, Function not implemented",
        "true, Bad file descriptor",
        "false, Invalid argument"
    })
    void it_is_refused_with_its_reason_unless_the_loss_is_accepted(boolean folders, String message) {
        Path folder = parent.resolve("state");
        Forcing forcing = refusing(folders, message);
        assertThatThrownBy(() -> StateFolder.open(folder, StorageSettings.STRICT, forcing))
                .isInstanceOfSatisfying(
                        StateFolderUnusable.class,
                        unusable -> assertThat(unusable.forcesTooLittle()).isTrue())
                .hasMessage("the file system of the state folder " + folder
                        + " cannot force files and their names to the disk (fsync: " + message
                        + "), as some network and FUSE file systems cannot: a power cut may cost the last state, and with"
                        + " it an update; name a folder on a local disk, or accept the loss");

        try (StateFolder open = StateFolder.open(folder, ALL_THE_SAME, forcing)) {
            open.files().createFolders("slots/b");
            open.files().replace("slots/b/slot.json", "one".getBytes(UTF_8));
            open.files().replaceKeeping("slots/b/slot.json", "two".getBytes(UTF_8), "slots/b/slot.json.1");
            open.files().openImage("slots/b/image").close();
            assertThat(open.files().read("slots/b/slot.json")).contains("two".getBytes(UTF_8));
            assertThat(open.files().read("slots/b/slot.json.1")).contains("one".getBytes(UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_disk_that_is_broken_is_refused_whatever_is_accepted(boolean folders) {
        Forcing broken = refusing(folders, "Input/output error");
        for (StorageSettings settings : new StorageSettings[] {StorageSettings.STRICT, ALL_THE_SAME}) {
            assertThatThrownBy(() -> StateFolder.open(parent, settings, broken))
                    .isInstanceOfSatisfying(
                            StateFolderUnusable.class,
                            unusable -> assertThat(unusable.forcesTooLittle()).isFalse())
                    .hasMessageContaining("cannot be made or written (Input/output error)");
        }
    }

    @Test
    void a_disk_that_breaks_later_is_told_where_the_loss_is_accepted_too() {
        AtomicInteger folders = new AtomicInteger();
        Forcing breaking = (channel, folder) -> {
            if (folder) {
                throw new IOException(folders.incrementAndGet() > 2 ? "Input/output error" : "Invalid argument");
            }
            channel.force(true);
        };
        try (StateFolder open = StateFolder.open(parent, ALL_THE_SAME, breaking)) {
            folders.set(2);
            assertThatThrownBy(() -> open.files().replace("journal.json", new byte[1]))
                    .isInstanceOf(StorageFailure.class)
                    .hasMessageContaining("Input/output error");
        }
    }

    @Test
    void a_folder_that_was_refused_is_not_held() {
        Forcing forcing = refusing(true, "Invalid argument");
        assertThatThrownBy(() -> StateFolder.open(parent, StorageSettings.STRICT, forcing))
                .isInstanceOf(StateFolderUnusable.class);
        StateFolder.open(parent).close();
    }
}
