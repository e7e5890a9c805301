package dev.drydock.application.time;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A time limit on a piece of work of several stages. It begins when it is made. */
public final class TimeLimit {
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final Deadlines.Pending pending;

    /** @param time empty for no limit */
    public TimeLimit(Deadlines deadlines, Optional<Duration> time) {
        this.pending = time.map(limit -> deadlines.after(limit, () -> over.complete(null)))
                .orElse(() -> {});
    }

    /** Runs the action when the time is up, at once when it is; never after {@link #lift}. The action must be short. */
    public void whenOver(Runnable action) {
        var unused = over.thenRun(action);
    }

    /** Ends the limit. Safe to call again. */
    public void lift() {
        pending.cancel();
    }
}
