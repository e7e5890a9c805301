package dev.drydock.application.fleet.simulate;

import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * An image server whose bandwidth is shared evenly by the devices that download at a time. As all of them are served alike, one
 * number tells how far each has come: the work that a device has got that was there from the beginning.
 */
final class ImageServer {
    /** Rates within this of full speed are full. */
    private static final double FULL = 1 - 1e-9;

    private final double atFullSpeed;
    private final Predicate<Coming> isVoid;
    private final PriorityQueue<Transfer> transfers = new PriorityQueue<>();
    private int devices;
    private long now;
    private double work;
    private double slowed;

    /** A download; it ends when so much work is done. */
    private record Transfer(double until, Coming then) implements Comparable<Transfer> {
        @Override
        public int compareTo(Transfer other) {
            int order = Double.compare(until, other.until);
            return order != 0 ? order : Long.compare(then.number(), other.then.number());
        }
    }

    /**
     * A server without downloads.
     *
     * @param atFullSpeed the devices that it serves without slowing them down
     * @param isVoid tells downloads that were ended before their end
     */
    ImageServer(double atFullSpeed, Predicate<Coming> isVoid) {
        this.atFullSpeed = atFullSpeed;
        this.isVoid = isVoid;
    }

    /**
     * Begins a download.
     *
     * @param length its time at full speed, milliseconds
     * @param then the news that follows; its time is not known yet
     */
    void begin(long at, long length, Coming then) {
        moveTo(at);
        devices++;
        transfers.add(new Transfer(work + length, then));
    }

    /** A device has left before the end; its news is void. */
    void leave(long at) {
        moveTo(at);
        devices--;
    }

    /** The time at which the next download ends, if none begins before. */
    long next() {
        while (!transfers.isEmpty() && isVoid.test(transfers.element().then())) {
            transfers.remove();
        }
        return transfers.isEmpty()
                ? Long.MAX_VALUE
                : now + (long) Math.ceil(Math.max(0, transfers.element().until() - work) / rate());
    }

    /** Ends the next download; there must be one. */
    Coming end() {
        long at = next();
        moveTo(at);
        devices--;
        return transfers.remove().then().endingAt(at);
    }

    /** The time for which it has slowed devices down, milliseconds. */
    double slowed() {
        return slowed;
    }

    /** The part of full speed at which each device is served. */
    private double rate() {
        return devices <= atFullSpeed ? 1 : atFullSpeed / devices;
    }

    private void moveTo(long time) {
        if (time > now) {
            work += (time - now) * rate();
            slowed += rate() < FULL ? time - now : 0;
            now = time;
        }
    }
}
