package dev.drydock.protocol;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.Milestones;
import dev.drydock.application.device.report.DeviceFacts;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.trust.TrustFacts;
import dev.drydock.application.device.trust.TrustMode;
import dev.drydock.application.device.trust.TrustRefusal;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.target.Attributes;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Committing;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.Installing;
import dev.drydock.domain.update.OnTrial;
import dev.drydock.domain.update.Ready;
import dev.drydock.domain.update.Restarting;
import dev.drydock.domain.update.RollingBack;
import dev.drydock.domain.update.Update;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.domain.update.Verifying;
import dev.drydock.domain.update.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Orders, states and reports to write and read. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-20T10:00:00.123Z");
    public static final Digest DIGEST = new Digest("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    public static final UpdateOrder ORDER = new UpdateOrder(
            new UpdateId("01JD8Z"),
            new ImageUri("http://127.0.0.1:8090/images/gateway-2.0.0.bin"),
            Optional.of(new Version("2.0.0")),
            Optional.of(1_048_576L),
            Optional.of(DIGEST),
            Optional.of(Instant.parse("2026-12-01T00:00:00Z")));
    public static final UpdateOrder MIRRORED = new UpdateOrder(
            new UpdateId("01JD8Z"),
            new ImageUri("http://h/i"),
            List.of(new ImageUri("https://mirror/i")),
            ORDER.version(),
            ORDER.size(),
            ORDER.digest(),
            Optional.empty());
    public static final Epoch EPOCH = new Epoch("7c9e6679f3b8a1d2");
    public static final DeviceFacts DEVICE = new DeviceFacts("gateway", "1.0.0")
            .with(Attributes.parse(List.of("ring=canary", "site=oslo")))
            .in(Optional.of("Europe/Oslo"));
    public static final Reason UNHEALTHY = Reason.of(ReasonCode.UNHEALTHY);

    private static final Update UPDATE = Update.of(ORDER, Slot.B);

    private Samples() {}

    /** One of every state. */
    public static List<UpdateState> states() {
        return List.of(
                AtRest.Idle.FRESH,
                new Waiting(UPDATE),
                new Downloading(UPDATE, 1, Optional.empty()),
                new Verifying(UPDATE, new ImageMeasure(1, DIGEST)),
                new Ready(UPDATE),
                new Installing(UPDATE),
                new Restarting(UPDATE, new BootId("boot-1"), 1),
                new OnTrial(UPDATE),
                new Committing(UPDATE, Optional.of(VersionProof.VERSION)),
                new RollingBack(UPDATE, UNHEALTHY, 1),
                completed(),
                new AtRest.Failed(ORDER.id(), Reason.of(ReasonCode.DIGEST_MISMATCH)),
                new AtRest.RolledBack(ORDER.id(), UNHEALTHY),
                new AtRest.Cancelled(ORDER.id()));
    }

    public static AtRest.Completed completed() {
        return new AtRest.Completed(ORDER, Slot.B, Optional.of(VersionProof.VERSION), Optional.empty());
    }

    /** A report of a device that has had updates before. */
    public static DeviceReport report(UpdateState state, Optional<Integer> progress) {
        UpdateLedger ledger = UpdateLedger.EMPTY
                .withOutcome(new Outcome(new UpdateId("u-1"), Outcome.Ending.COMPLETED, Optional.empty(), NOW))
                .withOutcome(new Outcome(new UpdateId("u-2"), Outcome.Ending.ROLLED_BACK, Optional.of(UNHEALTHY), NOW));
        return report(state, ledger, milestones(state), progress);
    }

    /** The milestones that can have passed by then. */
    private static Milestones milestones(UpdateState state) {
        if (state instanceof AtRest.Idle) {
            return Milestones.NONE;
        }
        boolean ended = state instanceof AtRest;
        boolean fetched = ended || !(state instanceof Waiting || state instanceof Downloading);
        boolean applied = fetched && !(state instanceof Verifying || state instanceof Ready || isRefusal(state));
        return new Milestones(
                Optional.of(NOW),
                Optional.of(NOW.plusSeconds(5)).filter(time -> fetched),
                Optional.of(NOW.plusSeconds(10)).filter(time -> applied),
                Optional.of(NOW.plusSeconds(20)).filter(time -> ended));
    }

    private static boolean isRefusal(UpdateState state) {
        return state instanceof AtRest.Failed || state instanceof AtRest.Cancelled;
    }

    /** That of a device which asks for manifests, and holds an order back. */
    public static final TrustFacts TRUST = new TrustFacts(
            TrustMode.SIGNED,
            Optional.of(new KeySetVersion(1, 3)),
            Optional.of(new Digest("5e".repeat(32))),
            new ReleaseNumbers(31, 4),
            Optional.of(new TrustRefusal(
                    ORDER.id(),
                    new Reason(ReasonCode.SEQUENCE_TOO_LOW, "its sequence is 30; the device has committed 31"))),
            Optional.empty());

    /** With the longest of everything. */
    public static final TrustFacts LONGEST_TRUST = new TrustFacts(
            TrustMode.SIGNED,
            Optional.of(new KeySetVersion(KeySetVersion.LARGEST, KeySetVersion.LARGEST)),
            TRUST.manifest(),
            new ReleaseNumbers(ReleaseNumbers.LARGEST_SEQUENCE, Integer.MAX_VALUE),
            Optional.of(new TrustRefusal(
                    new UpdateId("k".repeat(64)), new Reason(ReasonCode.MANIFEST_EXPIRED, "\"".repeat(512)))),
            Optional.empty());

    /** The same report of a device that asks for manifests. */
    public static DeviceReport signed(DeviceReport report) {
        return new DeviceReport(
                report.sequence(),
                report.logTime(),
                report.memory(),
                report.progress(),
                report.note(),
                TRUST,
                report.currentVersion(),
                report.slot(),
                report.device().on(Optional.of("rev-c")));
    }

    public static DeviceReport report(
            UpdateState state, UpdateLedger ledger, Milestones milestones, Optional<Integer> progress) {
        Optional<Instant> success =
                Optional.of(NOW).filter(time -> !ledger.recent().isEmpty());
        AgentMemory memory = new AgentMemory(state, ledger, milestones, success, 1000, Optional.of(EPOCH));
        return new DeviceReport(712, NOW.plusSeconds(20), memory, progress, "1.0.0", Slot.A, DEVICE);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
