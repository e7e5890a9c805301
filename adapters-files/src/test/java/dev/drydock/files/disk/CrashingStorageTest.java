package dev.drydock.files.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.files.disk.CrashingFile.Content;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The disk that loses its power, as long as it has it, and what a cut leaves of files with two names. */
class CrashingStorageTest extends StorageContract {
    private final CrashingStorage storage = new CrashingStorage();

    @Override
    Storage storage() {
        return storage;
    }

    private void two() throws IOException {
        storage.put("a", "one".getBytes(UTF_8));
        storage.link("a", "b");
    }

    @Test
    void a_link_is_lost_with_the_power_until_its_folder_is_forced() throws IOException {
        two();
        assertThat(storage.afterPowerCut(Survivor.of(0, Content.KEPT)).contents())
                .containsOnlyKeys("a");
        storage.forceFolder("");
        assertThat(storage.isForced()).isTrue();
        assertThat(storage.afterPowerCut(Survivor.of(0, Content.KEPT)).contents())
                .containsOnlyKeys("a", "b");
    }

    @Test
    void both_names_still_lead_to_one_file_when_the_power_is_back() throws IOException {
        two();
        CrashingStorage found = storage.afterPowerCut(Survivor.of(1, Content.KEPT));
        assertThat(found.links()).hasSize(1);
        assertThatThrownBy(() -> found.open("b")).isInstanceOf(IOException.class);
        found.rename("b", "a");
        assertThat(found.contents()).containsKeys("a", "b");
    }

    @Test
    void content_that_was_not_forced_is_lost_under_both_names() throws IOException {
        storage.write("a", "one".getBytes(UTF_8));
        storage.link("a", "b");
        storage.forceFolder("");
        CrashingStorage found = storage.afterPowerCut(Survivor.of(0, Content.EMPTIED));
        assertThat(found.contents().get("a").array()).isEmpty();
        assertThat(found.contents().get("b").array()).isEmpty();
    }

    @Test
    void a_disk_without_links_refuses_them_after_a_power_cut_too() throws IOException {
        storage.put("a", new byte[1]);
        CrashingStorage found = storage.withoutLinks().afterPowerCut(Survivor.of(0, Content.KEPT));
        assertThatThrownBy(() -> found.link("a", "b")).hasMessage("Operation not permitted");
    }
}
