package dev.drydock.domain.gate;

import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Wald's sequential probability ratio test between a good and a bad rate of failures (A. Wald, "Sequential Tests of Statistical
 * Hypotheses", 1945). It may be looked at after every outcome and keeps its errors. The log likelihood ratio is counted in whole
 * micro-nats, so that it is the same on every machine and in every database.
 *
 * <p>Successes do not lower the ratio below a floor, so that quick successes cannot hide slow failures for ever. The floor is twice
 * the bound of good, and as much below it as the failures that a good image may still have among the devices under way: failures are
 * reported later than successes, and come together when many devices work on an update at a time.
 *
 * @param success added by each success; below zero
 * @param failure added by each failure; above zero
 * @param goodBound the ratio down to which an image is good
 * @param badBound the ratio from which an image is bad
 * @param slack by which the floor is lower for each device under way; above zero
 */
public record SequentialTest(long success, long failure, long goodBound, long badBound, long slack) {
    private static final double MICRO_NATS = 1e6;
    private static final int PER_MILLION = 1_000_000;

    public static SequentialTest of(ErrorRates rates) {
        double good = rates.good().asFraction();
        double bad = rates.bad().asFraction();
        double wrongStop = rates.wrongStop().asFraction();
        double wrongPass = rates.wrongPass().asFraction();
        return new SequentialTest(
                log((1 - bad) / (1 - good)),
                log(bad / good),
                log(wrongPass / (1 - wrongStop)),
                log((1 - wrongPass) / wrongStop),
                Math.round(log(bad / good) * good));
    }

    /**
     * Two rates that make this very test with the standard errors; empty where other errors made it. The closer they are to each other, the
     * more of them make the same test.
     */
    public Optional<ErrorRates> rates() {
        double byFailure = StrictMath.exp(failure / MICRO_NATS);
        double bySuccess = StrictMath.exp(success / MICRO_NATS);
        double apart = byFailure - bySuccess;
        SequentialTest usual = of(ErrorRates.STANDARD);
        if (apart <= 0 || goodBound != usual.goodBound || badBound != usual.badBound) {
            return Optional.empty();
        }
        return near((1 - bySuccess) / apart, 1 / apart)
                .flatMap(good -> near(good.asFraction() * byFailure, 1)
                        .filter(bad -> good.compareTo(bad) < 0)
                        .map(bad -> ErrorRates.between(good, bad)))
                .filter(rates -> of(rates).equals(this))
                .findFirst();
    }

    /** The rates that are so many parts in a million and a little more away from a fraction, the next first. */
    private static Stream<Rate> near(double fraction, double parts) {
        long nearest = Math.round(fraction * PER_MILLION);
        return LongStream.rangeClosed(0, (long) parts + 1)
                .flatMap(away -> LongStream.of(nearest - away, nearest + away))
                .filter(rate -> rate > 0 && rate < PER_MILLION)
                .mapToObj(rate -> new Rate((int) rate));
    }

    /** The ratio below which successes do not lead, with so many devices under way. */
    public long floor(long underWay) {
        return 2 * goodBound - slack * underWay;
    }

    /**
     * The ratio after further outcomes, of which successes count first, so that the floor takes nothing from the failures beside
     * them. A ratio that is below the floor already stays where it is.
     *
     * @param successes below zero where former ones are taken back
     * @param failures below zero where former ones are taken back
     * @param underWay the devices that had the order before these outcomes
     */
    public long after(long ratio, long successes, long failures, long underWay) {
        long withSuccesses = lowered(ratio, ratio + successes * success, underWay);
        return lowered(withSuccesses, withSuccesses + failures * failure, underWay);
    }

    private long lowered(long from, long to, long underWay) {
        return Math.max(to, Math.min(from, floor(underWay)));
    }

    /** The number of successes in a row after which an image of this ratio is good; 0 when it is. */
    public long successesToGood(long ratio) {
        return ratio <= goodBound ? 0 : -Math.floorDiv(ratio - goodBound, success);
    }

    private static long log(double number) {
        return Math.round(StrictMath.log(number) * MICRO_NATS);
    }
}
