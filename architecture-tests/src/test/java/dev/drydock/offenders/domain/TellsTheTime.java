package dev.drydock.offenders.domain;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Asks for the time in every way there is. */
public final class TellsTheTime {
    Clock systemClock() {
        return Clock.systemUTC();
    }

    Instant givenClock(Clock clock) {
        return clock.instant();
    }

    Instant instant() {
        return Instant.now();
    }

    Supplier<Instant> reference() {
        return Instant::now;
    }

    LocalDate date() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    LocalDateTime dateAndTime() {
        return LocalDateTime.now(ZoneOffset.UTC);
    }

    OffsetDateTime withOffset() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }

    ZonedDateTime inZone() {
        return ZonedDateTime.now(ZoneOffset.UTC);
    }

    long millis() {
        return System.currentTimeMillis();
    }

    LongSupplier nanos() {
        return System::nanoTime;
    }

    @SuppressWarnings("JavaUtilDate")
    long oldDate() {
        return new java.util.Date().getTime();
    }

    Object calendar() {
        return java.util.Calendar.getInstance();
    }
}
