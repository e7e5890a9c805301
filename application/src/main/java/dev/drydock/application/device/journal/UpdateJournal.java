package dev.drydock.application.device.journal;

/** Keeps the device's memory across restarts and power cuts. */
public interface UpdateJournal {
    /** Reads the memory; never throws for what it finds. */
    JournalLoad load();

    /**
     * Replaces what is there, atomically; durable when it returns.
     *
     * @throws dev.drydock.application.device.StorageFailure when it could not; the former memory is then still there
     */
    void save(AgentMemory memory);
}
