package dev.drydock.application.device.agent;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.report.ReportPace;
import dev.drydock.application.device.slots.SlotImage;
import dev.drydock.application.device.trust.TrustFacts;
import dev.drydock.application.device.trust.TrustRefusal;
import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.firmware.RunningFirmware;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.target.DeviceFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Numbers reports and sends them. Used on the mailbox alone. */
final class Reporter {
    /** The count of numbers that one write reserves. */
    static final long BLOCK = 1000;

    private final AgentPorts ports;
    private final AgentSettings settings;
    private final Boot boot;
    private final String currentVersion;
    private long nextSequence;
    private final Optional<Reason> complaint;
    private Optional<Integer> progress = Optional.empty();
    private Optional<Reason> waiting = Optional.empty();
    private Optional<TrustRefusal> held = Optional.empty();
    private Optional<TrustRefusal> keySets = Optional.empty();
    private Instant lastProgress = Instant.MIN;
    private CompletionStage<Void> lastSent = CompletableFuture.completedFuture(null);

    /** @param complaint why the device cannot tell what runs */
    Reporter(
            AgentPorts ports, AgentSettings settings, Boot boot, RunningFirmware firmware, Optional<Reason> complaint) {
        this.ports = ports;
        this.settings = settings;
        this.boot = boot;
        this.complaint = complaint;
        this.currentVersion = currentVersion(firmware);
    }

    /** Goes on from a number that was never used. */
    void continueFrom(long sequence) {
        nextSequence = Math.max(nextSequence, sequence);
    }

    /** Whether the reserved numbers are used up, so that the memory has to be saved with a higher ceiling first. */
    boolean needsMoreNumbers(AgentMemory memory) {
        return nextSequence >= memory.sequenceCeiling();
    }

    AgentMemory reserve(AgentMemory memory) {
        return memory.withSequenceCeiling(Math.max(nextSequence, memory.sequenceCeiling()) + BLOCK);
    }

    /** Whether it is news that this desired order is held back, or none. */
    boolean hold(Optional<TrustRefusal> refusal) {
        boolean isNews = !held.equals(refusal);
        held = refusal;
        return isNews;
    }

    /** Adds to the reports why key sets were not taken; nothing when they were. */
    void refuseKeySets(Optional<Reason> refusal) {
        keySets = refusal.map(why -> new TrustRefusal(Optional.empty(), why));
    }

    void send(AgentMemory memory) {
        TrustFacts trust = ports.trust().facts().with(held.or(() -> keySets));
        DeviceReport report = new DeviceReport(
                nextSequence++,
                ports.time().now(),
                memory,
                progress,
                waiting.or(() -> complaint).or(trust::note),
                trust,
                currentVersion,
                boot.running(),
                settings.facts().in(zone()));
        lastSent = ports.reports().send(report);
    }

    /** The zone that is set now; one with a name that no query could ask for is not told. */
    private Optional<String> zone() {
        return Optional.of(ports.zone().now().name()).filter(DeviceFacts::isPlain);
    }

    CompletionStage<Void> lastSent() {
        return lastSent;
    }

    /** Completes when an answer may follow the last report. */
    CompletionStage<Void> lastAhead() {
        return ports.reports().ahead(lastSent);
    }

    void forgetProgress() {
        progress = Optional.empty();
        lastProgress = Instant.MIN;
        waiting = Optional.empty();
    }

    /** Adds to the reports of this state why its work waits. */
    void note(Reason reason) {
        waiting = Optional.of(reason);
    }

    /** Whether this progress is worth a report on this transport. */
    boolean takeProgress(int percent) {
        ReportPace pace = settings.pace();
        Instant now = ports.time().now();
        int former = progress.orElse(0);
        boolean farEnough = percent - former >= pace.percent();
        boolean lateEnough = lastProgress.equals(Instant.MIN)
                || Duration.between(lastProgress, now).abs().compareTo(pace.atMostEvery()) >= 0;
        if (!farEnough || !lateEnough) {
            return false;
        }
        progress = Optional.of(percent);
        lastProgress = now;
        return true;
    }

    private String currentVersion(RunningFirmware firmware) {
        Optional<SlotImage> image = ports.slots().image(boot.running());
        return firmware.told()
                .or(() -> image.flatMap(held -> held.order().version()))
                .map(Version::value)
                .or(() -> image.map(SlotImage::measured)
                        .filter(measured -> measured.size() > 0)
                        .map(measured -> measured.digest().shortForm()))
                .orElse(settings.initialVersion().value());
    }
}
