package dev.drydock.files.slots;

import dev.drydock.application.device.install.RunningSystem;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.boot.Trial;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.slots.LoaderRecord.Installation;
import java.util.Optional;

/**
 * Finds out, once at each start of the process and before the agent, which system was started by a boot loader that knows
 * nothing of Drydock: the former or the new one. It cannot choose, but it counts the boots of a system on trial, since not
 * every boot loader does.
 */
public final class InstallerBootLoader {
    private final LoaderRecordFile file;

    public InstallerBootLoader(StateFiles files) {
        this.file = new LoaderRecordFile(files);
    }

    /**
     * Records the system that runs in this boot; durable when it returns. A start of the process within the same boot changes nothing.
     *
     * @param running the system that runs by the word of the installer; empty when it does not tell, as on a broken new system
     * @throws dev.drydock.application.device.StorageFailure when a boot on trial cannot be counted
     * @throws dev.drydock.files.document.FormatTooNew when the boot record, or that of a slot, is a newer program's;
     *     nothing was touched
     */
    public void load(BootId boot, Optional<RunningSystem> running) {
        file.refuseNewerSlots();
        LoaderRecord found = file.current();
        if (found.handled().equals(Optional.of(boot))) {
            return;
        }
        file.save(found.installation()
                .map(installation -> after(installation, found, boot, running))
                .orElseGet(() -> found.booted(boot, found.committed(), Optional.empty())));
    }

    private static LoaderRecord after(
            Installation last, LoaderRecord found, BootId boot, Optional<RunningSystem> running) {
        Slot target = last.target();
        boolean newOne = running.map(now -> isNew(now, last, found))
                .orElseGet(() -> found.trial().map(Trial::slot).orElse(found.running()) == target);
        if (!last.open()) {
            Slot runs = newOne ? target : target.other();
            return found.booted(boot, runs, Optional.empty()).withCommitted(runs);
        }
        if (!newOne) {
            Optional<Trial> refused = found.trial().map(trial -> new Trial(trial.slot(), 0));
            return found.booted(boot, target.other(), refused);
        }
        int left = found.trial().map(Trial::triesLeft).orElse(Slots.TRIES) - 1;
        return left < 0
                ? found.booted(boot, target, Optional.empty()).withOpen(false)
                : found.booted(boot, target, Optional.of(new Trial(target, left)));
    }

    /** Whether the new system runs. Where an update replaces the one system, only its version can be seen, and may be the same. */
    private static boolean isNew(RunningSystem now, Installation last, LoaderRecord found) {
        return !now.equals(last.former()) || (now.isInPlace() && found.trial().isPresent());
    }
}
