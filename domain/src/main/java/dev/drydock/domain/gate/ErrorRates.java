package dev.drydock.domain.gate;

/**
 * The rates of failures between which a gate decides, and how often it may err.
 *
 * @param good up to which an image shall reach all devices
 * @param bad from which it shall be stopped
 * @param wrongStop the share of good images that may be stopped
 * @param wrongPass the share of bad images that may be passed
 */
public record ErrorRates(Rate good, Rate bad, Rate wrongStop, Rate wrongPass) {
    private static final Rate HALF = Rate.ofPercent(50);
    private static final Rate STANDARD_ERROR = Rate.ofPercent(5);

    /** Good up to 2 % of failures, bad from 8 %, with 5 % of errors each. */
    public static final ErrorRates STANDARD = between(Rate.ofPercent(2), Rate.ofPercent(8));

    /** @throws IllegalArgumentException when good is not below bad, or an error is half of the runs or more */
    public ErrorRates {
        if (good.compareTo(bad) >= 0) {
            throw new IllegalArgumentException("the good rate of failures, " + good + ", is not below the bad, " + bad);
        }
        if (wrongStop.compareTo(HALF) >= 0 || wrongPass.compareTo(HALF) >= 0) {
            throw new IllegalArgumentException("a gate that errs in half of its verdicts is none");
        }
    }

    /** The standard errors, 5 % each, around two rates. */
    public static ErrorRates between(Rate good, Rate bad) {
        return new ErrorRates(good, bad, STANDARD_ERROR, STANDARD_ERROR);
    }
}
