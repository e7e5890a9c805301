package dev.drydock.mqtt.link;

import dev.drydock.application.time.Deadlines;
import dev.drydock.mqtt.LinkTiming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** A virtual clock for links, whose threads may use it at the same time; it stands still until it is advanced. */
public final class LinkClock implements Deadlines {
    private static final Duration SHORT = Duration.ofSeconds(1);

    private record Due(long when, long order, Duration time, Runnable action) {
        boolean isShort() {
            return time.compareTo(SHORT) <= 0;
        }
    }

    private final List<Due> due = new ArrayList<>();
    private long now = 1_000_000_000L;
    private long order;

    public LinkTiming timing(long seed) {
        return new LinkTiming(this, this::nanoTime, new SplittableRandom(seed));
    }

    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized Pending after(Duration time, Runnable action) {
        Due entry = new Due(now + time.toNanos(), order++, time, action);
        due.add(entry);
        return () -> cancel(entry);
    }

    @Override
    public Pending afterWithJitter(Duration base, Runnable action) {
        return after(base, action);
    }

    /** Lets time pass; what falls due happens in its order, at its own time. */
    public void advance(Duration time) {
        advance(time, entry -> true);
    }

    /** Lets time pass for deadlines of a second and less alone; longer ones that fall due wait until {@link #advance}. */
    public void advanceShort(Duration time) {
        advance(time, Due::isShort);
    }

    private void advance(Duration time, Predicate<Due> which) {
        long end;
        synchronized (this) {
            end = now + time.toNanos();
        }
        for (Optional<Due> next = next(end, which); next.isPresent(); next = next(end, which)) {
            next.get().action().run();
        }
    }

    private synchronized Optional<Due> next(long end, Predicate<Due> which) {
        Optional<Due> first = due.stream()
                .filter(which)
                .filter(entry -> entry.when() <= end)
                .min(Comparator.comparing(Due::when).thenComparing(Due::order));
        now = Math.max(now, first.map(Due::when).orElse(end));
        first.ifPresent(due::remove);
        return first;
    }

    private synchronized void cancel(Due entry) {
        due.removeIf(other -> other == entry);
    }
}
