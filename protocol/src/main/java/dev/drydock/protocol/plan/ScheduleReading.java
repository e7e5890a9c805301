package dev.drydock.protocol.plan;

import dev.drydock.domain.rollout.terms.Flow;
import dev.drydock.domain.rollout.terms.Growth;
import dev.drydock.domain.rollout.terms.Schedule;
import dev.drydock.domain.window.InstallWindow;
import dev.drydock.domain.window.InstallWindows;
import dev.drydock.protocol.spec.SpecMember;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;

/** The times and the limits of a rollout that settings describe. */
final class ScheduleReading {
    private static final LocalDate SOME_MONDAY = LocalDate.of(2027, 1, 4);

    private final Settings settings;

    ScheduleReading(Settings settings) {
        this.settings = settings;
    }

    /** The beginning of a dry run, which is that of its rollout. */
    Instant begin() {
        return start().orElseGet(() -> SOME_MONDAY.atStartOfDay(zone()).toInstant());
    }

    /** The times of a dry run, whose rollout begins at once. */
    Schedule dryRun() {
        return schedule(Optional.empty());
    }

    /** The times of a rollout that is created. */
    Schedule created() {
        return schedule(start());
    }

    private Optional<Instant> start() {
        return settings.find(SpecMember.START).map(given -> given.read(ScheduleReading::time));
    }

    private Schedule schedule(Optional<Instant> start) {
        return new Schedule(
                start,
                settings.find(SpecMember.WINDOW)
                        .map(given -> given.read(ScheduleReading::windows))
                        .orElse(InstallWindows.ALWAYS),
                zone(),
                settings.find(SpecMember.DEADLINE).map(Given::time));
    }

    private ZoneId zone() {
        Given given = settings.one(SpecMember.ZONE);
        if (settings.isGiven(SpecMember.ZONE) && !settings.isGiven(SpecMember.WINDOW)) {
            throw given.refused(": a zone is that of a window; say it, --window");
        }
        try {
            return ZoneId.of(given.text());
        } catch (DateTimeException e) {
            throw given.refused(" wants a zone such as Europe/Oslo or UTC, and got '" + given.text() + "'");
        }
    }

    Flow flow() {
        Growth growth = settings.one(SpecMember.GROW).read(Growth::parse);
        Optional<Integer> perMinute =
                settings.find(SpecMember.PER_MINUTE).map(given -> (int) given.number(1, PlanReading.MOST));
        return new Flow(inFlight(), perMinute, growth);
    }

    private Optional<Integer> inFlight() {
        Given given = settings.one(SpecMember.IN_FLIGHT);
        if (given.text().equals("all")) {
            return Optional.empty();
        }
        if (!given.text().matches("-?\\d{1,9}")) {
            throw given.refused(" wants a number or 'all', and got '" + given.text() + "'");
        }
        return Optional.of((int) given.number(1, PlanReading.MOST));
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("expected a time such as 2027-03-01T02:00:00Z", e);
        }
    }

    private static InstallWindows windows(String text) {
        return new InstallWindows(Arrays.stream(text.split(";"))
                .map(String::strip)
                .map(InstallWindow::parse)
                .toList());
    }
}
