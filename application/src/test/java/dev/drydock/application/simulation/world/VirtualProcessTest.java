package dev.drydock.application.simulation.world;

import dev.drydock.application.contract.DeadlinesContract;
import dev.drydock.application.time.Deadlines;
import java.time.Duration;

class VirtualProcessTest extends DeadlinesContract {
    private final VirtualClock clock = new VirtualClock();
    private final VirtualProcess process = new VirtualProcess(clock, new Dice(1), () -> {});

    @Override
    protected Deadlines deadlines() {
        return process;
    }

    @Override
    protected void pass(Duration time) {
        clock.runUntil(Duration.ofMillis(clock.millis()).plus(time));
    }
}
