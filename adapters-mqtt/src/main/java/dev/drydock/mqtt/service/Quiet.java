package dev.drydock.mqtt.service;

import dev.drydock.application.time.Deadlines;
import java.time.Duration;
import java.util.Optional;

/** Notices when nothing has come for a while: a broker does not say which retained message is the last. */
final class Quiet {
    private final Deadlines deadlines;
    private final Duration time;
    private final Runnable action;
    private Optional<Deadlines.Pending> pending = Optional.empty();
    private boolean over;

    Quiet(Deadlines deadlines, Duration time, Runnable action) {
        this.deadlines = deadlines;
        this.time = time;
        this.action = action;
    }

    /** Something came, or the waiting begins. */
    void stir() {
        stir(time);
    }

    synchronized void stir(Duration fromNow) {
        pending.ifPresent(Deadlines.Pending::cancel);
        if (!over) {
            pending = Optional.of(deadlines.after(fromNow, action));
        }
    }

    synchronized void end() {
        over = true;
        pending.ifPresent(Deadlines.Pending::cancel);
    }
}
