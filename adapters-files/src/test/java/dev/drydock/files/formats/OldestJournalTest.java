package dev.drydock.files.formats;

import static dev.drydock.files.formats.StoredDevice.JOURNAL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.application.device.journal.Milestones;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.order.Outcome.Ending;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.Recovering;
import dev.drydock.files.journal.FileUpdateJournal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A journal of this format with nothing in it that may be absent, as a program writes that knows none of it. */
class OldestJournalTest {
    @Test
    void it_is_read_with_nothing_where_nothing_is_said_and_comes_back_from_being_written() {
        StoredDevice device = StoredDevice.downloading();
        device.change(JOURNAL, later -> new String(StoredDevice.stored("oldest/journal.json"), UTF_8));

        AgentMemory memory = device.memory();

        Downloading state = (Downloading) memory.state();
        assertThat(state.id()).isEqualTo(new UpdateId("later-0.none"));
        assertThat(state.update().target()).isEqualTo(Slot.A);
        assertThat(state.update().order().places()).containsExactly(new ImageUri("http://images.example/later-0.none"));
        assertThat(state.update().order().version()).isEmpty();
        assertThat(state.delay()).isEmpty();
        assertThat(memory.ledger().entries()).hasSize(2);
        assertThat(memory.ledger().recent()).singleElement().satisfies(outcome -> {
            assertThat(outcome.ending()).isEqualTo(Ending.COMPLETED);
            assertThat(outcome.reason()).isEmpty();
        });
        assertThat(memory.ledger().lastDesired()).isEmpty();
        assertThat(memory.milestones()).isEqualTo(Milestones.NONE);
        assertThat(memory.lastSuccess()).isEmpty();
        assertThat(memory.epoch()).isEmpty();
        assertThat(memory.state()).isNotInstanceOf(Recovering.class);
        FileUpdateJournal journal = new FileUpdateJournal(device.files());
        journal.save(memory);
        assertThat(journal.load()).isEqualTo(new JournalLoad.Found(memory));
    }

    @Test
    void it_gains_an_epoch_at_the_next_start_and_keeps_it() {
        StoredDevice device = StoredDevice.downloading();
        assertThat(device.memory().epoch()).isEmpty();

        device.boot();
        Optional<Epoch> gained = device.memory().epoch();
        device.boot();

        assertThat(gained).isPresent();
        assertThat(device.memory().epoch()).isEqualTo(gained);
    }
}
