package dev.drydock.hub.fault;

/**
 * A tier of IoT Hub, with the calls of each kind that it admits in a second. See "IoT Hub quotas and throttling", section
 * "Operation throttles"; a figure there that is for each unit is taken times the units here.
 */
public enum Tier {
    FREE,
    S1,
    S2,
    S3;

    private static final double A_MINUTE = 1 / 60.0;

    /** Calls a second on a hub of so many units. */
    public double perSecond(Operation operation, int units) {
        boolean large = this == S3;
        return switch (operation) {
            case REGISTRY, JOB -> (large ? 5000 : 100) * A_MINUTE * units;
            case QUERY -> (large ? 1000 : 20) * A_MINUTE * units;
            case CONFIGURATION -> 20 * A_MINUTE * units;
            case TWIN_READ -> large ? 500.0 * units : this == S2 ? Math.max(100, 10 * units) : 100;
            case TWIN_UPDATE -> large ? 250.0 * units : this == S2 ? Math.max(50, 5 * units) : 50;
            case METHOD -> (large ? 6000.0 : this == S2 ? 120 : 40) * units;
            case CONNECT -> large ? 6000.0 * units : this == S2 ? 120.0 * units : Math.max(100, 12 * units);
        };
    }
}
