package dev.drydock.domain.gate;

/**
 * Wald's sequential probability ratio test between a good and a bad rate of failures (A. Wald, "Sequential Tests of Statistical
 * Hypotheses", 1945). It may be looked at after every outcome and keeps its errors. The log likelihood ratio is counted in whole
 * micro-nats, so that it is the same on every machine and in every database.
 *
 * <p>The ratio never falls below twice the bound of good: quick successes cannot hide slow failures for ever.
 *
 * @param success added by each success; below zero
 * @param failure added by each failure; above zero
 * @param goodBound the ratio down to which an image is good
 * @param badBound the ratio from which an image is bad
 */
public record SequentialTest(long success, long failure, long goodBound, long badBound) {
    private static final double MICRO_NATS = 1e6;

    public static SequentialTest of(ErrorRates rates) {
        double good = rates.good().asFraction();
        double bad = rates.bad().asFraction();
        double wrongStop = rates.wrongStop().asFraction();
        double wrongPass = rates.wrongPass().asFraction();
        return new SequentialTest(
                log((1 - bad) / (1 - good)),
                log(bad / good),
                log(wrongPass / (1 - wrongStop)),
                log((1 - wrongPass) / wrongStop));
    }

    /** The least ratio. */
    public long floor() {
        return 2 * goodBound;
    }

    /**
     * The ratio after further outcomes, of which successes count first, so that the floor takes nothing from the failures beside
     * them.
     *
     * @param successes below zero where former ones are taken back
     * @param failures below zero where former ones are taken back
     */
    public long after(long ratio, long successes, long failures) {
        long withSuccesses = Math.max(floor(), ratio + successes * success);
        return Math.max(floor(), withSuccesses + failures * failure);
    }

    /** The number of successes in a row after which an image of this ratio is good; 0 when it is. */
    public long successesToGood(long ratio) {
        return ratio <= goodBound ? 0 : -Math.floorDiv(ratio - goodBound, success);
    }

    private static long log(double number) {
        return Math.round(StrictMath.log(number) * MICRO_NATS);
    }
}
