package dev.drydock.domain.rollout.terms;

/**
 * The orders that a rollout has given, as far as they use up its orders of a minute. They leave evenly: what was not given in time is
 * not made up for, but for that of one second.
 *
 * @param until the server's time up to which they use the minutes up, microseconds
 */
public record Pace(long until) {
    /** No order was given. */
    public static final Pace FRESH = new Pace(0);

    private static final long MINUTE = 60_000_000;
    private static final long SECOND = 1_000_000;
    private static final long MILLISECOND = 1_000;

    /**
     * The orders that may be given now.
     *
     * @param now the server's time, milliseconds
     * @param perMinute 1 or more
     */
    public long room(long now, long perMinute) {
        long interval = interval(perMinute);
        return Math.max(0, (now * MILLISECOND - since(now, interval)) / interval);
    }

    /** The pace once so many were given. */
    public Pace plus(long orders, long now, long perMinute) {
        long interval = interval(perMinute);
        return new Pace(since(now, interval) + orders * interval);
    }

    /** The first time, in milliseconds, at which one may be given. */
    public long next(long perMinute) {
        return ceiling(until + interval(perMinute), MILLISECOND);
    }

    private long since(long now, long interval) {
        return Math.max(until, now * MILLISECOND - Math.max(interval, SECOND));
    }

    /** Rounded up, so that no minute has an order more. */
    private static long interval(long perMinute) {
        return ceiling(MINUTE, perMinute);
    }

    private static long ceiling(long number, long divisor) {
        return -Math.floorDiv(-number, divisor);
    }
}
