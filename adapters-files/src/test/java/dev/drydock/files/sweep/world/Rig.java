package dev.drydock.files.sweep.world;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.application.device.journal.UpdateJournal;
import dev.drydock.files.sweep.trust.Trusting;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The make of the devices of a sweep, and the measure by which they are judged.
 *
 * @param hardware the hardware that boots them
 * @param journal a change of the journal before the device gets it
 * @param trusting the orders that they take
 * @param sameOutcome whether an update has to end as it does on a disk that never refuses anything
 */
public record Rig(Hardware hardware, UnaryOperator<UpdateJournal> journal, boolean sameOutcome, Trusting trusting) {
    public static final Rig HONEST = new Rig(Hardware.OWN_SLOTS, UnaryOperator.identity(), true, Trusting.NOBODY);
    public static final Rig ON_A_BAD_DISK =
            new Rig(Hardware.OWN_SLOTS, UnaryOperator.identity(), false, Trusting.NOBODY);
    public static final Rig WITH_A_LATE_JOURNAL = new Rig(Hardware.OWN_SLOTS, LateJournal::new, true, Trusting.NOBODY);

    /** The same with other hardware. */
    public Rig with(Hardware other) {
        return new Rig(other, journal, sameOutcome, trusting);
    }

    /** The same that trusts in another way. */
    public Rig with(Trusting other) {
        return new Rig(hardware, journal, sameOutcome, other);
    }

    /** One that writes down what was only when the next thing has happened. */
    private static final class LateJournal implements UpdateJournal {
        private final UpdateJournal journal;
        private Optional<AgentMemory> unsaved = Optional.empty();

        LateJournal(UpdateJournal journal) {
            this.journal = journal;
        }

        @Override
        public JournalLoad load() {
            return journal.load();
        }

        @Override
        public void save(AgentMemory memory) {
            unsaved.ifPresent(journal::save);
            unsaved = Optional.of(memory);
        }
    }
}
