package dev.drydock.domain.boot;

import java.util.Optional;

/**
 * This boot, as the boot record describes it. The boot record is the truth, a journal only a hint.
 *
 * @param id this boot
 * @param running the slot that runs
 * @param committed the slot that is started when no trial is armed
 * @param trial of the slot that the boot loader tries next, or is trying now
 * @param installing whether an installation has begun and has been neither committed nor called off
 */
public record Boot(BootId id, Slot running, Slot committed, Optional<Trial> trial, boolean installing) {
    /** A boot without an installation under way. */
    public Boot(BootId id, Slot running, Slot committed, Optional<Trial> trial) {
        this(id, running, committed, trial, false);
    }

    /** The state of a slot that an update was written to. */
    public BootRecord recordOf(Slot target) {
        if (trial.isPresent() && trial.get().slot() == target) {
            return new BootRecord.Armed(trial.get().triesLeft());
        }
        return committed == target ? new BootRecord.Committed() : new BootRecord.NotArmed();
    }

    /** Whether the next boot starts the slot that runs now, and no trial is armed. */
    public boolean settled() {
        return running == committed && trial.isEmpty();
    }

    /** Whether a trial or an installation is open. One that belongs to no update has to be called off. */
    public boolean undecided() {
        return trial.isPresent() || installing;
    }
}
