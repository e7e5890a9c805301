package dev.drydock.files.slots;

import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.boot.Trial;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.document.FormatTooNew;
import dev.drydock.files.document.KeptDocument;
import dev.drydock.files.document.KeptDocument.Found;
import dev.drydock.files.slots.SlotFolder.Condition;
import java.util.Optional;

/** The file {@code boot.json}, and the conclusions from the slots when it cannot be read. */
final class LoaderRecordFile {
    private static final System.Logger LOG = System.getLogger(LoaderRecordFile.class.getName());

    private final StateFiles files;
    private final KeptDocument<LoaderRecord> document;

    LoaderRecordFile(StateFiles files) {
        this.files = files;
        this.document = new KeptDocument<>(files, "boot.json", LoaderRecord::read, LoaderRecord.KEPT_WITHIN);
    }

    /**
     * The record, read afresh. A conclusion is saved at once: drawn later, from slots that have changed meanwhile, it could be
     * another one.
     */
    LoaderRecord current() {
        Found<LoaderRecord> newest = document.newest();
        if (newest.good().isPresent()) {
            return newest.good().get().value();
        }
        refuseNewer(newest, document.name());
        Found<LoaderRecord> former = document.former();
        refuseNewer(former, document.formerName());
        LoaderRecord concluded =
                former.good().map(good -> safe(good.value())).orElseGet(() -> LoaderRecord.settledOn(wholeSlot()));
        if (newest instanceof Found.Unreadable<LoaderRecord> unreadable) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} is unreadable ({1}); going on with {2}",
                    files.locate(document.name()),
                    unreadable.why(),
                    concluded);
        }
        save(concluded);
        return concluded;
    }

    /**
     * Checks the format of the slots' records before anything is changed.
     *
     * @throws FormatTooNew when a newer program has written one of them
     */
    void refuseNewerSlots() {
        for (Slot slot : Slot.values()) {
            slot(slot).condition();
        }
    }

    /** Replaces the record; durable when it returns. */
    void save(LoaderRecord record) {
        document.save(record.write());
    }

    SlotFolder slot(Slot slot) {
        return new SlotFolder(files, slot);
    }

    /** An earlier record without the slots that have since begun to be written. */
    private LoaderRecord safe(LoaderRecord earlier) {
        if (slot(earlier.committed()).condition() == Condition.WRITING) {
            return LoaderRecord.settledOn(wholeSlot());
        }
        Optional<Trial> trial =
                earlier.trial().filter(found -> slot(found.slot()).condition() == Condition.WHOLE);
        return earlier.withTrial(trial);
    }

    private Slot wholeSlot() {
        Condition a = slot(Slot.A).condition();
        Condition b = slot(Slot.B).condition();
        return b.compareTo(a) > 0 ? Slot.B : Slot.A;
    }

    private void refuseNewer(Found<LoaderRecord> found, String name) {
        if (found instanceof Found.Newer<LoaderRecord> newer) {
            throw new FormatTooNew(files.locate(name), newer.format());
        }
    }
}
