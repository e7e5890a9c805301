package dev.drydock.files.slots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.domain.boot.Slot;
import dev.drydock.files.disk.CrashingStorage;
import java.util.List;
import java.util.Optional;

/**
 * The truths about a disk after any failure.
 *
 * @param allSaved the memories that a run without failures saves in the journal, in order
 * @param allRecords the boot records of such a run, in order
 */
record Invariants(List<AgentMemory> allSaved, List<LoaderRecord> allRecords) {
    /** Checks that the journal holds the memory acknowledged last, or the one that was being saved. */
    void checkJournal(JournalLoad load, int acknowledged, String at) {
        if (load instanceof JournalLoad.Fresh) {
            assertThat(acknowledged).as(at).isZero();
            return;
        }
        assertThat(load).as(at).isInstanceOf(JournalLoad.Found.class);
        AgentMemory memory = ((JournalLoad.Found) load).memory();
        int newest = Math.min(acknowledged + 1, allSaved.size());
        assertThat(memory).as(at).isIn(allSaved.subList(Math.max(0, acknowledged - 1), newest));
    }

    void checkRecord(UpdateScript found, int acknowledged, String at) {
        LoaderRecord record = found.found();
        LoaderRecord seen = new LoaderRecord(record.committed(), record.trial(), record.running(), Optional.empty());
        int newest = Math.min(acknowledged + 1, allRecords.size());
        assertThat(seen).as(at).isIn(allRecords.subList(Math.max(0, acknowledged - 1), newest));
    }

    /** Nothing that may be started is a slot that was begun and not ended. */
    void checkWhole(UpdateScript found, String at) {
        LoaderRecord record = found.found();
        boolean delivered =
                record.committed() == Slot.A && found.slots().image(Slot.A).isEmpty();
        if (delivered) {
            assertThat(found.slots().measure(Slot.A).size()).as(at).isZero();
        } else {
            checkImage(found, record.committed(), at);
        }
        record.trial().ifPresent(trial -> checkImage(found, trial.slot(), at));
        found.boot();
        LoaderRecord booted = found.found();
        assertThat(booted.running())
                .as(at)
                .isIn(record.committed(), record.trial().map(t -> t.slot()).orElse(null));
    }

    private static void checkImage(UpdateScript found, Slot slot, String at) {
        Optional<SlotImage> image = found.slots().image(slot);
        assertThat(image).as(at + ": slot " + slot).isPresent();
        assertThat(found.slots().measure(slot)).as(at).isEqualTo(image.get().measured());
    }

    void checkUpdatable(CrashingStorage storage) {
        UpdateScript script = new UpdateScript(storage);
        Slot target = script.found().committed().other();
        script.recover(target, UpdateScript.SECOND);
        FileSlots slots = new UpdateScript(storage).slots();
        assertThat(slots.boot().committed()).isEqualTo(target);
        assertThat(slots.measure(target))
                .isEqualTo(slots.image(target).orElseThrow().measured());
    }
}
