package dev.drydock.files.formats;

import static dev.drydock.files.formats.StoredDevice.BOOT;
import static dev.drydock.files.formats.StoredDevice.JOURNAL;
import static dev.drydock.files.formats.StoredDevice.SLOT_A;
import static dev.drydock.files.formats.StoredDevice.SLOT_B;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.application.device.agent.JournalTooNew;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.files.disk.Bytes;
import dev.drydock.files.document.FormatTooNew;
import dev.drydock.files.journal.FileUpdateJournal;
import dev.drydock.files.slots.InstallerBootLoader;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of a format that this program does not know: it does not run, and the program that wrote them goes on. */
class NewerFormatTest {
    private static String raised(String document) {
        return document.replace("\"format\": 1", "\"format\": 2");
    }

    private static String lowered(String document) {
        return document.replace("\"format\": 2", "\"format\": 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {BOOT, SLOT_A, SLOT_B})
    void a_record_of_the_boot_loader_or_of_either_slot_stops_the_start_before_anything_is_touched(String name) {
        StoredDevice device = StoredDevice.downloading();
        device.change(name, NewerFormatTest::raised);
        Map<String, Bytes> before = device.contentsBut();

        assertThatThrownBy(device::boot)
                .isInstanceOf(FormatTooNew.class)
                .hasMessageContaining("/state/" + name + " has format 2")
                .hasMessageContaining("start the newer program that wrote it");
        assertThatThrownBy(() -> new InstallerBootLoader(device.files()).load(new BootId("boot-2"), Optional.empty()))
                .isInstanceOf(FormatTooNew.class);

        assertThat(device.contentsBut()).isEqualTo(before);
        device.change(name, NewerFormatTest::lowered);
        assertThat(device.live()).isEmpty();
    }

    @Test
    void a_journal_is_neither_read_nor_written() {
        StoredDevice device = StoredDevice.downloading();
        FileUpdateJournal journal = new FileUpdateJournal(device.files());
        JournalLoad.Found found = (JournalLoad.Found) journal.load();
        device.change(JOURNAL, NewerFormatTest::raised);
        Map<String, Bytes> before = device.contentsBut();

        assertThat(journal.load()).isEqualTo(new JournalLoad.TooNew(2, 1));
        assertThatThrownBy(() -> journal.save(found.memory())).isInstanceOf(FormatTooNew.class);

        assertThat(device.contentsBut()).isEqualTo(before);
    }

    /** The boot loader does its part all the same: it comes before the agent, and does not know the journal. */
    @Test
    void a_journal_stops_the_agent_and_only_the_boot_is_written_down() throws IOException {
        StoredDevice device = StoredDevice.downloading();
        device.change(JOURNAL, NewerFormatTest::raised);
        Map<String, Bytes> before = device.contentsBut(BOOT, BOOT + ".1", "reserve");

        assertThatThrownBy(device::boot)
                .isInstanceOf(JournalTooNew.class)
                .hasMessageContaining("the journal has format 2")
                .hasMessageContaining("start the newer device app that wrote it");

        assertThat(device.contentsBut(BOOT, BOOT + ".1", "reserve")).isEqualTo(before);
        assertThat(device.document(BOOT).at("/body/committed").asText()).isEqualTo("B");
        assertThat(device.document(BOOT).at("/body/running").asText()).isEqualTo("B");
        assertThat(device.document(BOOT).at("/body/trial").isNull()).isTrue();
        device.change(JOURNAL, NewerFormatTest::lowered);
        assertThat(device.live()).isEmpty();
    }

    @Test
    void an_image_whose_agent_is_too_old_for_the_journal_uses_up_its_tries_and_the_former_one_says_so() {
        StoredDevice device = StoredDevice.aboutToTry();
        device.change(JOURNAL, NewerFormatTest::raised);
        Map<String, Bytes> before = device.contentsBut(BOOT, BOOT + ".1", "reserve");

        for (int boots = 0; boots < 3; boots++) {
            assertThatThrownBy(device::boot).isInstanceOf(JournalTooNew.class);
        }

        assertThat(device.contentsBut(BOOT, BOOT + ".1", "reserve")).isEqualTo(before);
        device.change(JOURNAL, NewerFormatTest::lowered);
        assertThat(device.live())
                .as("the former image runs, whose agent knows the journal")
                .isEmpty();
        assertThat(device.memory()
                        .ledger()
                        .find(new UpdateId("later-0.none"))
                        .orElseThrow()
                        .ending())
                .contains(Ending.ROLLED_BACK);
    }
}
