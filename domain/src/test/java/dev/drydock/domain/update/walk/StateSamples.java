package dev.drydock.domain.update.walk;

import static dev.drydock.domain.Example.MEASURED;
import static dev.drydock.domain.Example.NEW;
import static dev.drydock.domain.Example.ORDER;
import static dev.drydock.domain.Example.POLICY;
import static dev.drydock.domain.Example.SIGNED;
import static dev.drydock.domain.Example.THIS_BOOT;
import static dev.drydock.domain.Example.UPDATE;
import static dev.drydock.domain.Example.started;

import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.AtRest.Cancelled;
import dev.drydock.domain.update.AtRest.Completed;
import dev.drydock.domain.update.AtRest.Failed;
import dev.drydock.domain.update.AtRest.Idle;
import dev.drydock.domain.update.AtRest.RolledBack;
import dev.drydock.domain.update.Committing;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.Installing;
import dev.drydock.domain.update.OnTrial;
import dev.drydock.domain.update.Raising;
import dev.drydock.domain.update.Ready;
import dev.drydock.domain.update.Recovering;
import dev.drydock.domain.update.Restarting;
import dev.drydock.domain.update.RollingBack;
import dev.drydock.domain.update.Starting;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.Update;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.domain.update.Verifying;
import dev.drydock.domain.update.Waiting;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every state, several times where what it holds changes what it does. */
public final class StateSamples {
    private static final Reason UNHEALTHY = Reason.of(ReasonCode.UNHEALTHY);
    private static final Update STARTED_TOO_OFTEN = started(POLICY.starts());

    private StateSamples() {}

    public static Map<String, UpdateState> all() {
        Map<String, UpdateState> samples = new LinkedHashMap<>();
        atRest(samples);
        beforeNoReturn(samples);
        afterNoReturn(samples);
        starting(samples);
        recovering(samples);
        return samples;
    }

    public static List<AtRest> atRest() {
        return all().values().stream()
                .filter(AtRest.class::isInstance)
                .map(AtRest.class::cast)
                .toList();
    }

    public static List<Underway> underway() {
        return all().values().stream()
                .filter(Underway.class::isInstance)
                .map(Underway.class::cast)
                .toList();
    }

    private static void atRest(Map<String, UpdateState> samples) {
        samples.put("Idle", Idle.FRESH);
        samples.put("Idle after a loss", new Idle(Optional.of(Reason.of(ReasonCode.JOURNAL_RECOVERED))));
        samples.put("Completed", new Completed(ORDER, NEW, Optional.of(VersionProof.VERSION), Optional.empty()));
        samples.put(
                "Completed, was installed already",
                new Completed(
                        ORDER,
                        NEW,
                        Optional.of(VersionProof.DIGEST),
                        Optional.of(Reason.of(ReasonCode.ALREADY_INSTALLED))));
        samples.put("Failed", new Failed(ORDER.id(), Reason.of(ReasonCode.DISK_FULL)));
        samples.put("RolledBack", new RolledBack(ORDER.id(), UNHEALTHY));
        samples.put("Cancelled", new Cancelled(ORDER.id()));
    }

    private static void starting(Map<String, UpdateState> samples) {
        samples.put("Starting", new Starting(Idle.FRESH));
        samples.put("Starting, with an update under way", new Starting(new Downloading(UPDATE, 1, Optional.empty())));
        samples.put("Starting, after a loss", new Starting(new Recovering(Idle.FRESH)));
    }

    private static void recovering(Map<String, UpdateState> samples) {
        samples.put(
                "Recovering at rest", new Recovering(new Idle(Optional.of(Reason.of(ReasonCode.JOURNAL_RECOVERED)))));
        samples.put("Recovering while RollingBack", new Recovering(new RollingBack(UPDATE, UNHEALTHY, 1)));
        samples.put("Recovering while Downloading", new Recovering(new Downloading(UPDATE, 1, Optional.empty())));
        samples.put("Recovering while OnTrial", new Recovering(new OnTrial(UPDATE)));
        samples.put(
                "Recovering while Raising",
                new Recovering(new Raising(Update.of(SIGNED, NEW), Optional.empty(), Optional.empty())));
    }

    private static void beforeNoReturn(Map<String, UpdateState> samples) {
        Optional<Duration> fetching = Optional.empty();
        Optional<Duration> delaying = Optional.of(Duration.ofSeconds(10));
        samples.put("Waiting", new Waiting(UPDATE));
        samples.put("Waiting, started too often", new Waiting(STARTED_TOO_OFTEN));
        samples.put("Downloading, first attempt", new Downloading(UPDATE, 1, fetching));
        samples.put("Downloading, delay before the second attempt", new Downloading(UPDATE, 2, delaying));
        samples.put("Downloading, second attempt after a start", new Downloading(started(1), 2, fetching));
        samples.put(
                "Downloading, last attempt",
                new Downloading(UPDATE, POLICY.downloads().most(), fetching));
        samples.put("Downloading, started too often", new Downloading(STARTED_TOO_OFTEN, 1, fetching));
        samples.put("Verifying", new Verifying(UPDATE, MEASURED));
        samples.put("Verifying, started too often", new Verifying(STARTED_TOO_OFTEN, MEASURED));
        samples.put("Ready", new Ready(UPDATE));
        samples.put("Ready, started too often", new Ready(STARTED_TOO_OFTEN));
    }

    private static void afterNoReturn(Map<String, UpdateState> samples) {
        Optional<VersionProof> proof = Optional.of(VersionProof.VERSION);
        samples.put("Installing", new Installing(UPDATE));
        samples.put("Installing, started too often", new Installing(STARTED_TOO_OFTEN));
        samples.put("Restarting, first try", new Restarting(UPDATE, THIS_BOOT, 1));
        samples.put("Restarting, last try", new Restarting(UPDATE, THIS_BOOT, POLICY.restartTries()));
        samples.put("OnTrial", new OnTrial(UPDATE));
        samples.put("OnTrial, started too often", new OnTrial(STARTED_TOO_OFTEN));
        samples.put("Committing", new Committing(UPDATE, proof));
        samples.put("Committing, started too often", new Committing(STARTED_TOO_OFTEN, proof));
        samples.put("Committing, with a manifest", new Committing(Update.of(SIGNED, NEW), proof));
        samples.put("Raising", new Raising(Update.of(SIGNED, NEW), proof, Optional.empty()));
        samples.put(
                "Raising, was installed already",
                new Raising(Update.of(SIGNED, NEW), proof, Optional.of(Reason.of(ReasonCode.ALREADY_INSTALLED))));
        samples.put("Raising, started too often", new Raising(STARTED_TOO_OFTEN, proof, Optional.empty()));
        samples.put("RollingBack, first try", new RollingBack(UPDATE, UNHEALTHY, 1));
        samples.put("RollingBack, last try", new RollingBack(UPDATE, UNHEALTHY, POLICY.restartTries()));
    }
}
