package dev.drydock.bench.server;

/**
 * A whole rollout.
 *
 * @param nanos from its submission until it was completed
 * @param cpuNanos processor time that the server took meanwhile
 * @param devices that were updated
 */
public record RolledOut(long nanos, long cpuNanos, int devices) {
    private static final double NANOS = 1e9;

    public double devicesPerSecond() {
        return devices * NANOS / nanos;
    }

    /** Nanoseconds. */
    public double cpuPerDevice() {
        return (double) cpuNanos / devices;
    }
}
