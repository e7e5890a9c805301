package dev.drydock.domain;

import dev.drydock.domain.boot.Boot;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.boot.Trial;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.firmware.RunningFirmware;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.update.DownloadTries;
import dev.drydock.domain.update.Update;
import dev.drydock.domain.update.UpdatePolicy;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values that the tests share: a device that runs slot A is told to install version 2.0.0 into slot B. */
public final class Example {
    public static final Slot OLD = Slot.A;
    public static final Slot NEW = Slot.B;
    public static final Version ORDERED_VERSION = new Version("2.0.0");
    public static final Version OLD_VERSION = new Version("1.0.0");
    public static final Digest ORDERED_DIGEST = new Digest("ab".repeat(32));
    public static final Digest OLD_DIGEST = new Digest("0c".repeat(32));
    public static final long SIZE = 1_048_576;
    public static final ImageMeasure MEASURED = new ImageMeasure(SIZE, ORDERED_DIGEST);

    public static final UpdateOrder ORDER = order("u1");
    public static final UpdateOrder RENEWED = at("http://127.0.0.1:8090/gateway.bin?token=second", ORDER);
    public static final UpdateOrder OTHER_ORDER = order("u2");
    public static final UpdateOrder SIGNED = ORDER.with(Optional.of(OrderManifest.of("e30.e30.e30")));
    public static final UpdateOrder SIGNED_AGAIN = ORDER.with(Optional.of(OrderManifest.of("e30.W10.e30")));
    public static final UpdateOrder OTHER_SIGNED = order("u2").with(SIGNED.manifest());
    public static final Update UPDATE = Update.of(ORDER, NEW);

    public static final BootId THIS_BOOT = new BootId("boot-1");
    public static final BootId NEXT_BOOT = new BootId("boot-2");

    /** Every duration is another one, so that no two can be mistaken for each other. */
    public static final UpdatePolicy POLICY = new UpdatePolicy(
            Arrays.stream(Limit.values()).collect(Collectors.toMap(limit -> limit, Example::own)),
            new DownloadTries(3, Duration.ofSeconds(10), Duration.ofSeconds(60)),
            3,
            5);

    private Example() {}

    private static Duration own(Limit limit) {
        return Duration.ofSeconds(1 + limit.ordinal());
    }

    public static UpdateOrder order(String id) {
        return new UpdateOrder(
                new UpdateId(id),
                new ImageUri("http://127.0.0.1:8090/gateway.bin?token=first"),
                Optional.of(ORDERED_VERSION),
                Optional.of(SIZE),
                Optional.of(ORDERED_DIGEST),
                Optional.empty());
    }

    /** The same order with its image elsewhere. */
    public static UpdateOrder at(String uri, UpdateOrder order) {
        return new UpdateOrder(
                order.id(), new ImageUri(uri), order.version(), order.size(), order.digest(), order.notAfter());
    }

    /** The update after the device app was started so often within the present state. */
    public static Update started(int times) {
        return new Update(ORDER, NEW, times);
    }

    /** Another boot than that of the installation, on which nothing is tried. */
    public static Boot settledOn(Slot slot) {
        return new Boot(NEXT_BOOT, slot, slot, Optional.empty());
    }

    /** A boot of one slot while the new one is armed and may still be tried so often. */
    public static Boot armed(Slot running, int triesLeft) {
        return new Boot(NEXT_BOOT, running, OLD, Optional.of(new Trial(NEW, triesLeft)));
    }

    /** A boot of a slot that is not the committed one, and that nobody tries. */
    public static Boot strayingTo(Slot running) {
        return new Boot(NEXT_BOOT, running, running.other(), Optional.empty());
    }

    /** The device app was started again, but the device was not. */
    public static Boot inTheSameBoot(Boot boot) {
        return new Boot(THIS_BOOT, boot.running(), boot.committed(), boot.trial());
    }

    public static RunningFirmware telling(Version version) {
        return new RunningFirmware(Optional.of(version), Optional.empty());
    }
}
