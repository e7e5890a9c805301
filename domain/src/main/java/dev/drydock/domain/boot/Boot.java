package dev.drydock.domain.boot;

import java.util.Optional;

/**
 * What is true of this boot, by the boot record, which is the truth where a journal is a hint.
 *
 * @param id this boot
 * @param running the slot that runs
 * @param committed the slot that is started when no trial is armed
 * @param trial what the boot loader still has to try, or is trying now
 * @param installing whether an installer was begun, and what it did has been neither committed nor called off
 */
public record Boot(BootId id, Slot running, Slot committed, Optional<Trial> trial, boolean installing) {
    /** A boot on a device without an installer, or with one that has nothing under way. */
    public Boot(BootId id, Slot running, Slot committed, Optional<Trial> trial) {
        this(id, running, committed, trial, false);
    }

    /** What the boot record says of a slot that an update was written to. */
    public BootRecord recordOf(Slot target) {
        if (trial.isPresent() && trial.get().slot() == target) {
            return new BootRecord.Armed(trial.get().triesLeft());
        }
        return committed == target ? new BootRecord.Committed() : new BootRecord.NotArmed();
    }

    /** Whether the slot that runs is the one that will run after the next boot too, with nothing left to try. */
    public boolean settled() {
        return running == committed && trial.isEmpty();
    }

    /** Whether a trial or an installation is open. One that belongs to no update has to be called off. */
    public boolean undecided() {
        return trial.isPresent() || installing;
    }
}
