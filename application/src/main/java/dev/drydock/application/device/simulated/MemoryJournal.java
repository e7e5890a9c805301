package dev.drydock.application.device.simulated;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.JournalLoad;
import dev.drydock.application.device.journal.UpdateJournal;
import java.util.Optional;

/** A journal that lasts as long as its device. Thread-safe. */
final class MemoryJournal implements UpdateJournal {
    private volatile Optional<AgentMemory> memory = Optional.empty();

    @Override
    public JournalLoad load() {
        return memory.<JournalLoad>map(JournalLoad.Found::new).orElseGet(JournalLoad.Fresh::new);
    }

    @Override
    public void save(AgentMemory next) {
        memory = Optional.of(next);
    }
}
