package dev.drydock.azure.hub;

/**
 * A tier of IoT Hub, with its throttles of a service's calls. The figures are those of "IoT Hub quotas and throttling", section
 * "Operation throttles", read in November 2026.
 */
public enum HubTier {
    FREE,
    S1,
    S2,
    S3;

    private static final double MINUTE = 60;

    /** Direct methods a second. */
    public double callsPerSecond(int units) {
        return perSecond(HubOperation.METHOD, units);
    }

    /** Writes of desired properties a second. */
    public double desiredPerSecond(int units) {
        return perSecond(HubOperation.TWIN_UPDATE, units);
    }

    /** Messages a day, by "IoT Hub quotas and throttling", section "Quotas and throttling". */
    public long messagesPerDay(int units) {
        return switch (this) {
            case FREE -> 8_000L;
            case S1 -> 400_000L * units;
            case S2 -> 6_000_000L * units;
            case S3 -> 300_000_000L * units;
        };
    }

    /** Calls a second on a hub of so many units. */
    double perSecond(HubOperation operation, int units) {
        return switch (operation) {
            case REGISTRY -> (this == S3 ? 5000 : 100) / MINUTE * units;
            case QUERY -> (this == S3 ? 1000 : 20) / MINUTE * units;
            case METHOD -> methods() * units;
            case TWIN_READ -> this == S3 ? 500.0 * units : this == S2 ? Math.max(100.0, 10.0 * units) : 100;
            case TWIN_UPDATE -> this == S3 ? 250.0 * units : this == S2 ? Math.max(50.0, 5.0 * units) : 50;
        };
    }

    /** Calls a second. Published are 160 KB, 480 KB and 24 MB, counted in pieces of 4 KB, of which an order fills one. */
    private double methods() {
        return switch (this) {
            case FREE, S1 -> 40;
            case S2 -> 120;
            case S3 -> 6000;
        };
    }
}
