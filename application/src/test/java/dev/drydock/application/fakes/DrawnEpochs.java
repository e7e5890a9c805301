package dev.drydock.application.fakes;

import dev.drydock.domain.device.Epoch;
import java.util.function.Supplier;

/** Draws of epochs without dice: each is another one, and the same in every run of a test. */
public final class DrawnEpochs implements Supplier<Epoch> {
    private int drawn;

    @Override
    public Epoch get() {
        return Epoch.of(++drawn);
    }

    /** The number of draws so far. */
    public int drawn() {
        return drawn;
    }
}
