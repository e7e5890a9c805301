package dev.drydock.application.fakes;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.application.device.journal.UpdateJournal;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;
import java.util.function.LongPredicate;

/** A journal that outlives agents, on a disk that can be full. */
public final class InMemoryUpdateJournal implements UpdateJournal {
    private final EventLog log;
    private final Power power;
    private Optional<AgentMemory> memory = Optional.empty();
    private Optional<JournalLoad> nextLoad = Optional.empty();
    private LongPredicate full = save -> false;
    private long attempts;
    private long saves;

    public InMemoryUpdateJournal(EventLog log, Power power) {
        this.log = log;
        this.power = power;
    }

    public InMemoryUpdateJournal() {
        this(new EventLog(), new Power());
    }

    @Override
    public JournalLoad load() {
        Optional<JournalLoad> forced = nextLoad;
        nextLoad = Optional.empty();
        return forced.orElseGet(
                () -> memory.<JournalLoad>map(JournalLoad.Found::new).orElseGet(JournalLoad.Fresh::new));
    }

    @Override
    public void save(AgentMemory next) {
        attempts++;
        if (full.test(attempts)) {
            throw new StorageFailure(Reason.of(ReasonCode.DISK_FULL), new IllegalStateException("a test filled it"));
        }
        power.use();
        memory = Optional.of(Forgetting.secrets(next));
        saves++;
        log.add("save " + next.state().getClass().getSimpleName());
        power.use();
    }

    /** Lets the next start find this, once. */
    public void loadNext(JournalLoad load) {
        nextLoad = Optional.of(load);
    }

    public AgentMemory memory() {
        return memory.orElseThrow();
    }

    /** Lets the disk be full at the attempts to save for which this holds; the first one is 1. */
    public void fullAt(LongPredicate attempt) {
        full = attempt;
    }

    public void full(boolean isFull) {
        full = attempt -> isFull;
    }

    public long attempts() {
        return attempts;
    }

    public long saves() {
        return saves;
    }
}
