package dev.drydock.domain.gate;

/** The rules by which a wave is judged. */
public record Gate(SequentialTest test, StopLimits limits) {
    /** Good up to 2 % of failures, bad from 8 %, without plain limits. */
    public static final Gate STANDARD = of(ErrorRates.STANDARD, StopLimits.NONE);

    public static Gate of(ErrorRates rates, StopLimits limits) {
        return new Gate(SequentialTest.of(rates), limits);
    }

    /**
     * The judgement at this moment.
     *
     * @param found the outcomes of the wave, for the plain limits
     * @param size the number of its members
     */
    public Verdict judge(Evidence evidence, Findings found, int size) {
        if (isBad(evidence.ratio(), found, size)) {
            boolean ofTheImage = isBad(evidence.withoutDelivery(), found.withoutDelivery(), size);
            return ofTheImage ? Verdict.BAD : Verdict.NOT_DELIVERED;
        }
        return evidence.ratio() <= test.goodBound() ? Verdict.GOOD : Verdict.UNDECIDED;
    }

    /** Whether the wave cannot become good, even if all its members under way succeeded. */
    public boolean isTooSmall(Evidence evidence, int underWay) {
        return evidence.ratio() + underWay * test.success() > test.goodBound();
    }

    private boolean isBad(long ratio, Findings found, int size) {
        return ratio >= test.badBound() || limits.areReached(found, size);
    }
}
