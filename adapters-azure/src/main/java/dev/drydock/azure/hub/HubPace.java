package dev.drydock.azure.hub;

import dev.drydock.application.fleet.feed.TwinPace;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The pace at which the twins of a hub are read, so that a quarter of the day's messages is used up by it. An eighth of them may be used
 * at once: while half of that is there, all twins are read every minute, or every 15 seconds while devices are under way, whose own twins
 * are read every five. Then the day's share decides. Thread-safe.
 *
 * <p>IoT Hub counts what it reads in pieces of 4 KB, and of half a KB on the free tier ("Azure IoT Hub billing information"): a twin has
 * about 2 KB, so that two of a page are one message, and a twin that is read by itself is one.
 */
public final class HubPace implements TwinPace {
    private static final Duration AT_REST = Duration.ofMinutes(1);
    private static final Duration UNDER_WAY = Duration.ofSeconds(15);
    private static final double SECONDS_A_DAY = 86_400;
    private static final double NANOS = 1e9;
    /** Of the day's messages. */
    private static final double SHARE = 0.25;

    private static final double AT_ONCE = 0.125;
    /** Of the reads that the hub takes in a second. */
    private static final double SHARE_OF_LANE = 0.2;

    private final double perSecond;
    private final double most;
    private final double ofPage;
    private final double ofRead;
    private final int mostCloser;
    private final LongSupplier nanoTime;
    private double left;
    private long countedAt;

    /** The pace for a hub of so many units. */
    public HubPace(HubTier tier, int units, LongSupplier nanoTime) {
        long day = tier.messagesPerDay(units);
        this.perSecond = day * SHARE / SECONDS_A_DAY;
        this.most = day * AT_ONCE;
        this.ofPage = tier == HubTier.FREE ? 4 : 0.5;
        this.ofRead = tier == HubTier.FREE ? 4 : 1;
        this.mostCloser = (int) (tier.perSecond(HubOperation.TWIN_READ, units) * SHARE_OF_LANE * CLOSER.toSeconds());
        this.nanoTime = nanoTime;
        this.left = most;
        this.countedAt = nanoTime.getAsLong();
    }

    @Override
    public synchronized Duration untilAll(int devices, boolean areSomeUnderWay) {
        refill();
        double cost = Math.ceil(devices * ofPage);
        left -= cost;
        Duration wanted = areSomeUnderWay ? UNDER_WAY : AT_REST;
        if (left >= most / 2) {
            return wanted;
        }
        Duration borne = Duration.ofMillis((long) (cost / perSecond * 1000));
        return borne.compareTo(wanted) > 0 ? borne : wanted;
    }

    @Override
    public synchronized int closer(int wanted) {
        refill();
        double bearable = left >= most / 2 ? wanted : Math.min(left, perSecond * CLOSER.toSeconds()) / ofRead;
        int read = Math.max(0, Math.min(wanted, (int) bearable));
        left -= read * ofRead;
        return read;
    }

    @Override
    public int mostCloser() {
        return mostCloser;
    }

    private void refill() {
        long now = nanoTime.getAsLong();
        left = Math.min(most, left + (now - countedAt) / NANOS * perSecond);
        countedAt = now;
    }
}
