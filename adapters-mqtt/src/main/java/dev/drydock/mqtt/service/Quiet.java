package dev.drydock.mqtt.service;

import dev.drydock.application.time.Deadlines;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * A detector of the end of retained messages, which a broker does not announce: nothing has come for a while, and
 * then nothing before the broker's answer to one more request either, so that a machine that is slow to read what has been
 * sent long ago is not taken for a broker that has nothing more to say.
 */
final class Quiet {
    /** The time without a document after which a broker seems to have sent all. */
    static final Duration USUAL = Duration.ofMillis(500);
    /** The same when every document that is expected is there. */
    static final Duration SETTLED = Duration.ofMillis(30);

    private static final Duration AFTERWARDS = Duration.ofMillis(20);

    private final Deadlines deadlines;
    private final Duration time;
    private final Supplier<CompletionStage<?>> roundTrip;
    private final Runnable action;
    private Optional<Deadlines.Pending> pending = Optional.empty();
    private long stirred;
    private boolean over;

    Quiet(Deadlines deadlines, Duration time, Supplier<CompletionStage<?>> roundTrip, Runnable action) {
        this.deadlines = deadlines;
        this.time = time;
        this.roundTrip = roundTrip;
        this.action = action;
    }

    /** Restarts the waiting: something came, or a subscription was granted. */
    void stir() {
        stir(time);
    }

    synchronized void stir(Duration fromNow) {
        stirred++;
        wait(fromNow, this::ask);
    }

    synchronized void end() {
        over = true;
        pending.ifPresent(Deadlines.Pending::cancel);
    }

    private void wait(Duration fromNow, Runnable then) {
        pending.ifPresent(Deadlines.Pending::cancel);
        if (!over) {
            pending = Optional.of(deadlines.after(fromNow, then));
        }
    }

    private void ask() {
        long before;
        synchronized (this) {
            before = stirred;
        }
        roundTrip.get().whenComplete((answer, lost) -> answered(before));
    }

    private synchronized void answered(long before) {
        if (stirred == before) {
            wait(AFTERWARDS, action);
        }
    }
}
