package dev.drydock.application.service.follow;

import dev.drydock.application.service.twin.DeviceTwin;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The states of one followed device on their way to the mailbox. When the mailbox does not keep up, the oldest are dropped: each
 * state is the whole truth of its moment, and the newest is always kept.
 */
public final class LatestTwins {
    private static final int MOST = 100;

    private final Executor mailbox;
    private final Consumer<DeviceTwin> listener;
    private final Queue<DeviceTwin> waiting = new ArrayDeque<>();

    public LatestTwins(Executor mailbox, Consumer<DeviceTwin> listener) {
        this.mailbox = mailbox;
        this.listener = listener;
    }

    /** Takes a state in, on whatever thread. */
    public void add(DeviceTwin twin) {
        synchronized (waiting) {
            waiting.add(twin);
            if (waiting.size() > 1) {
                drop();
                return;
            }
        }
        mailbox.execute(this::tellAll);
    }

    private void drop() {
        if (waiting.size() > MOST) {
            waiting.remove();
        }
    }

    private void tellAll() {
        for (Optional<DeviceTwin> next = next(); next.isPresent(); next = next()) {
            listener.accept(next.get());
        }
    }

    private Optional<DeviceTwin> next() {
        synchronized (waiting) {
            return Optional.ofNullable(waiting.poll());
        }
    }
}
