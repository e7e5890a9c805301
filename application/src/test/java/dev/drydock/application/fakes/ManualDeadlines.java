package dev.drydock.application.fakes;

import dev.drydock.application.time.Deadlines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Deadlines on a virtual clock that moves when a test says so. Jitter is always half of what it can be: a quarter. */
public final class ManualDeadlines implements Deadlines {
    public static final Instant BEGINNING = Instant.parse("2026-11-20T10:00:00Z");

    private final List<Scheduled> scheduled = new ArrayList<>();
    private Instant now = BEGINNING;
    private long order;

    private record Scheduled(Instant when, long order, Runnable action) {}

    @Override
    public Pending after(Duration time, Runnable action) {
        Scheduled entry = new Scheduled(now.plus(time.isNegative() ? Duration.ZERO : time), order++, action);
        scheduled.add(entry);
        return () -> scheduled.removeIf(other -> other == entry);
    }

    @Override
    public Pending afterWithJitter(Duration base, Runnable action) {
        return after(base.plus(base.dividedBy(4)), action);
    }

    public Instant now() {
        return now;
    }

    /** A wall clock that goes with this one. */
    public Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    /** Lets time pass; what falls due happens in its order, at its own time. */
    public void advance(Duration time) {
        Instant end = now.plus(time);
        for (Optional<Scheduled> next = next(end); next.isPresent(); next = next(end)) {
            scheduled.remove(next.get());
            now = next.get().when();
            next.get().action().run();
        }
        now = end;
    }

    /** Lets happen what is due now. */
    public void runDue() {
        advance(Duration.ZERO);
    }

    /** Lets time pass until the next thing happens; whether there was one. */
    public boolean advanceToNext() {
        Optional<Scheduled> next = next(Instant.MAX);
        next.ifPresent(entry -> advance(Duration.between(now, entry.when())));
        return next.isPresent();
    }

    public int pending() {
        return scheduled.size();
    }

    /** Forgets what is to happen, as a process that is killed does. */
    public void drop() {
        scheduled.clear();
    }

    private Optional<Scheduled> next(Instant end) {
        return scheduled.stream()
                .filter(entry -> !entry.when().isAfter(end))
                .min(Comparator.comparing(Scheduled::when).thenComparing(Scheduled::order));
    }
}
