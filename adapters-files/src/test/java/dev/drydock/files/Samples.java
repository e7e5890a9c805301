package dev.drydock.files;

import dev.drydock.application.device.journal.AgentMemory;
import dev.drydock.application.device.journal.Milestones;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.device.Epoch;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.firmware.VersionProof;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Committing;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.Installing;
import dev.drydock.domain.update.OnTrial;
import dev.drydock.domain.update.Raising;
import dev.drydock.domain.update.Ready;
import dev.drydock.domain.update.Recovering;
import dev.drydock.domain.update.Restarting;
import dev.drydock.domain.update.RollingBack;
import dev.drydock.domain.update.Update;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.domain.update.Verifying;
import dev.drydock.domain.update.Waiting;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Orders, images and states to try things with. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private Samples() {}

    public static byte[] image(int size, long seed) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    public static ImageMeasure measure(byte[] image) {
        try {
            return new ImageMeasure(
                    image.length, Digest.of(MessageDigest.getInstance("SHA-256").digest(image)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    public static UpdateOrder order(String id, byte[] image) {
        return order(id, image, "http://images.example/gateway.bin");
    }

    /** One whose image can be fetched by a secret alone. */
    public static UpdateOrder secretOrder(String id, byte[] image) {
        return order(id, image, "http://images.example/gateway.bin?token=1");
    }

    public static UpdateOrder order(String id, byte[] image, String uri) {
        ImageMeasure measure = measure(image);
        return new UpdateOrder(
                new UpdateId(id),
                new ImageUri(uri),
                Optional.of(new Version("2.0.0")),
                Optional.of(measure.size()),
                Optional.of(measure.digest()),
                Optional.of(Instant.parse("2026-12-01T00:00:00Z")));
    }

    /** One of every state, and the bare ones of those that have something optional. */
    public static List<UpdateState> states() {
        byte[] image = image(100, 7);
        UpdateOrder order = order("u-1", image);
        UpdateOrder bare = new UpdateOrder(
                new UpdateId("u-0"),
                new ImageUri("test.com"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Update fetching = new Update(secretOrder("u-1", image), Slot.B, 2);
        Update update = new Update(order, Slot.B, 2);
        Update signed = new Update(order.with(Optional.of(OrderManifest.of("e30.e30.e30"))), Slot.B, 2);
        Reason reason = new Reason(ReasonCode.UNHEALTHY, "it said \"no\" \\ and nothing else");
        return List.of(
                AtRest.Idle.FRESH,
                new AtRest.Idle(Optional.of(Reason.of(ReasonCode.JOURNAL_RECOVERED))),
                new AtRest.Completed(order, Slot.B, Optional.of(VersionProof.DIGEST), Optional.empty()),
                new AtRest.Completed(
                        bare, Slot.A, Optional.empty(), Optional.of(Reason.of(ReasonCode.ALREADY_INSTALLED))),
                new AtRest.Failed(order.id(), reason),
                new AtRest.RolledBack(order.id(), reason),
                new AtRest.Cancelled(order.id()),
                new Waiting(new Update(bare, Slot.A, 0)),
                new Downloading(fetching, 3, Optional.of(Duration.ofMillis(1500))),
                new Downloading(fetching, 1, Optional.empty()),
                new Verifying(update, measure(image)),
                new Ready(update),
                new Installing(update),
                new Restarting(update, new BootId("boot-1"), 2),
                new OnTrial(update),
                new Committing(update, Optional.of(VersionProof.VERSION)),
                new Committing(update, Optional.empty()),
                new RollingBack(update, reason, 3),
                new Raising(signed, Optional.of(VersionProof.VERSION), Optional.empty()),
                new Raising(signed, Optional.empty(), Optional.of(Reason.of(ReasonCode.ALREADY_INSTALLED))),
                new Verifying(signed, measure(image)));
    }

    /** A memory with something in every member. */
    public static AgentMemory memory(UpdateState state) {
        UpdateLedger ledger = UpdateLedger.EMPTY
                .withAccepted(order("u-1", image(100, 7)))
                .withCancelled(new UpdateId("never-came"))
                .withOutcome(new Outcome(
                        new UpdateId("u-1"), Outcome.Ending.FAILED, Optional.of(Reason.of(ReasonCode.DISK_FULL)), NOW))
                .withOutcome(new Outcome(
                        new UpdateId("u-00"), Outcome.Ending.COMPLETED, Optional.empty(), NOW.minusSeconds(60)))
                .withDesired(new UpdateId("d-0123456789abcdef"));
        Milestones milestones = new Milestones(
                Optional.of(NOW), Optional.of(NOW.plusMillis(1)), Optional.of(NOW.plusSeconds(2)), Optional.empty());
        return new AgentMemory(
                new Recovering(state),
                ledger,
                milestones,
                Optional.of(NOW.minusSeconds(60)),
                4_000_000_000L,
                Optional.of(Epoch.of(712)));
    }
}
