package dev.drydock.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.time.ScheduledDeadlines;
import dev.drydock.application.time.WallTime;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;

/** Time: one thread that lets things happen later, and the clock on the wall. */
public final class TimeModule extends AbstractModule {
    @Provides
    @Singleton
    ScheduledExecutorService scheduler() {
        return Executors.newSingleThreadScheduledExecutor(task -> Threads.daemon("deadlines", task));
    }

    /** The dice are asked anew each time, as they belong to the thread that throws them. */
    @Provides
    @Singleton
    Deadlines deadlines(ScheduledExecutorService scheduler) {
        return new ScheduledDeadlines(
                scheduler, () -> ThreadLocalRandom.current().nextLong());
    }

    @Provides
    @Singleton
    WallTime wallTime() {
        return new WallTime(Clock.systemUTC());
    }
}
