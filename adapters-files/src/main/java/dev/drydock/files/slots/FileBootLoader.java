package dev.drydock.files.slots;

import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.boot.Trial;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.slots.SlotFolder.Condition;
import java.util.Optional;

/** The boot loader of slots that are folders: it runs once at each start of the process, before the agent. */
public final class FileBootLoader {
    private final LoaderRecordFile file;

    public FileBootLoader(StateFiles files) {
        this.file = new LoaderRecordFile(files);
    }

    /**
     * Chooses the slot that runs in this boot, and counts a try if it is on trial; both are durable when it returns. A
     * start of the process within the same boot changes nothing.
     *
     * @throws dev.drydock.application.device.StorageFailure when the try cannot be written down: an uncounted one could be
     *     repeated for ever
     * @throws dev.drydock.files.document.FormatTooNew when the boot record, or that of a slot, is a newer program's;
     *     nothing was touched
     */
    public Slot load(BootId boot) {
        file.refuseNewerSlots();
        LoaderRecord found = file.current();
        if (found.handled().equals(Optional.of(boot))) {
            return found.running();
        }
        LoaderRecord next = start(found, boot);
        file.save(next);
        return next.running();
    }

    private LoaderRecord start(LoaderRecord found, BootId boot) {
        Optional<Trial> armed = found.trial().filter(trial -> trial.triesLeft() > 0);
        if (armed.isEmpty()) {
            return found.booted(boot, found.committed(), found.trial());
        }
        Slot tried = armed.get().slot();
        if (file.slot(tried).condition() != Condition.WHOLE) {
            return found.booted(boot, found.committed(), Optional.of(new Trial(tried, 0)));
        }
        Trial left = new Trial(tried, armed.get().triesLeft() - 1);
        return found.booted(boot, tried, Optional.of(left));
    }
}
