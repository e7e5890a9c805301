package dev.drydock.application.simulation.world;

import dev.drydock.application.fakes.Power;
import dev.drydock.application.time.Deadlines;
import java.time.Duration;

/** One process on the virtual clock: what it still has to do ends with it. */
public final class VirtualProcess implements Deadlines {
    private final VirtualClock clock;
    private final Dice dice;
    private final Runnable afterwards;
    private boolean alive = true;

    /** @param afterwards looks at the process each time it did something */
    public VirtualProcess(VirtualClock clock, Dice dice, Runnable afterwards) {
        this.clock = clock;
        this.dice = dice;
        this.afterwards = afterwards;
    }

    /** Does something as this process, if it still lives. */
    public void run(Runnable action) {
        if (!alive) {
            return;
        }
        try {
            action.run();
        } catch (Power.Cut cut) {
            // Wherever it struck, it is seen afterwards.
        }
        afterwards.run();
    }

    @Override
    public Pending after(Duration time, Runnable action) {
        return clock.after(time, () -> run(action));
    }

    @Override
    public Pending afterWithJitter(Duration base, Runnable action) {
        return after(dice.between(base, base.plus(base.dividedBy(2))), action);
    }

    public boolean isAlive() {
        return alive;
    }

    public void kill() {
        alive = false;
    }
}
