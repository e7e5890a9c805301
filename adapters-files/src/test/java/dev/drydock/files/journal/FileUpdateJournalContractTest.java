package dev.drydock.files.journal;

import dev.drydock.application.contract.UpdateJournalContract;
import dev.drydock.application.device.journal.UpdateJournal;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.disk.StateFiles;

class FileUpdateJournalContractTest extends UpdateJournalContract {
    private final CrashingStorage disk = new CrashingStorage();

    @Override
    protected UpdateJournal opened() {
        return new FileUpdateJournal(new StateFiles(disk));
    }

    @Override
    protected void refuseWriting(boolean refuses) {
        if (refuses) {
            disk.refuse(0, Integer.MAX_VALUE, "No space left on device");
        } else {
            disk.repair();
        }
    }
}
