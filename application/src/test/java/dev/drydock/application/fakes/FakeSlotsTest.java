package dev.drydock.application.fakes;

import dev.drydock.application.contract.SlotsContract;
import dev.drydock.application.device.slots.Slots;

class FakeSlotsTest extends SlotsContract {
    private final FakeSlots slots = new FakeSlots();

    @Override
    protected Slots slots() {
        return slots;
    }

    @Override
    protected void boot() {
        slots.bootUp();
    }

    @Override
    protected void refuse(boolean everything) {
        slots.broken(everything);
    }
}
