package dev.drydock.application.fakes;

import dev.drydock.application.contract.UpdateJournalContract;
import dev.drydock.application.device.journal.UpdateJournal;

class InMemoryUpdateJournalTest extends UpdateJournalContract {
    private final InMemoryUpdateJournal journal = new InMemoryUpdateJournal();

    @Override
    protected UpdateJournal opened() {
        return journal;
    }

    @Override
    protected void refuseWriting(boolean refuses) {
        journal.full(refuses);
    }
}
