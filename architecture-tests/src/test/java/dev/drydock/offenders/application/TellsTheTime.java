package dev.drydock.offenders.application;

import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/** Takes its own clock and dice. */
public final class TellsTheTime {
    Clock clock() {
        return Clock.systemDefaultZone();
    }

    Instant instant() {
        return Instant.now();
    }

    LongSupplier nanos() {
        return System::nanoTime;
    }

    long millis() {
        return System.currentTimeMillis();
    }

    double math() {
        return Math.random();
    }

    Random random() {
        return new Random();
    }

    int threadLocal() {
        return ThreadLocalRandom.current().nextInt();
    }

    UUID uuid() {
        return UUID.randomUUID();
    }
}
