package dev.drydock.application.fakes;

import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedOutcome;
import dev.drydock.application.service.twin.ReportedReason;
import dev.drydock.application.service.twin.ReportedUpdate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reports as a service sees them. */
public final class Reports {
    private Reports() {}

    /** One of a device that tells of its update. */
    public static Reported of(String id, long sequence, String state) {
        return of(id, sequence, state, Optional.empty());
    }

    public static Reported of(String id, long sequence, String state, int progress) {
        return of(id, sequence, state, Optional.of(progress));
    }

    /** One of a device that is busy with another update, with the outcomes of former ones, {@code id=state}. */
    public static Reported withRecent(String id, long sequence, String state, String... recent) {
        List<ReportedOutcome> outcomes = Arrays.stream(recent)
                .map(entry -> entry.split("=", 2))
                .map(parts -> new ReportedOutcome(
                        parts[0],
                        parts[1],
                        Optional.of(new ReportedReason("some-code", "some message")),
                        "2026-11-20T10:00:00Z"))
                .toList();
        Reported plain = of(id, sequence, state);
        return new Reported(
                plain.firmwareStatus(),
                plain.lastFirmwareUpdate(),
                plain.currentVersion(),
                plain.update(),
                outcomes,
                plain.document());
    }

    /** One of a tutorial's device. */
    public static Reported tutorial(String firmwareStatus, String lastFirmwareUpdate) {
        return new Reported(
                firmwareStatus,
                Optional.ofNullable(lastFirmwareUpdate),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "{}");
    }

    private static Reported of(String id, long sequence, String state, Optional<Integer> progress) {
        ReportedUpdate update = new ReportedUpdate(
                Optional.ofNullable(id), sequence, state, progress, Optional.empty(), Optional.empty());
        return new Reported(state, Optional.empty(), Optional.empty(), Optional.of(update), List.of(), "{}");
    }
}
