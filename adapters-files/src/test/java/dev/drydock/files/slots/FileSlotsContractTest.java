package dev.drydock.files.slots;

import dev.drydock.application.contract.SlotsContract;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.domain.boot.BootId;
import dev.drydock.files.disk.CrashingStorage;
import dev.drydock.files.disk.StateFiles;

class FileSlotsContractTest extends SlotsContract {
    private final CrashingStorage disk = new CrashingStorage();
    private int boots;

    /** A device app never runs before its boot loader has. */
    FileSlotsContractTest() {
        boot();
    }

    @Override
    protected Slots slots() {
        return new FileSlots(new StateFiles(disk), new BootId("boot-" + boots));
    }

    @Override
    protected final void boot() {
        boots++;
        new FileBootLoader(new StateFiles(disk)).load(new BootId("boot-" + boots));
    }

    @Override
    protected void refuse(boolean everything) {
        if (everything) {
            disk.refuse(0, Integer.MAX_VALUE, "Input/output error");
            disk.refuseReading();
        } else {
            disk.repair();
        }
    }
}
