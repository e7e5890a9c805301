package dev.drydock.domain.gate;

/**
 * The Wilson score interval of a rate of failures at 95 % (E. B. Wilson, 1927), shown beside a verdict. It decides nothing: looked at
 * after every outcome, it errs far more often than its 5 %.
 *
 * @param lower a fraction of 1
 * @param upper a fraction of 1
 */
public record WilsonInterval(double lower, double upper) {
    private static final double Z = 1.959963984540054;

    /** The interval after so many outcomes; all rates when there are none. */
    public static WilsonInterval of(long failures, long outcomes) {
        if (outcomes == 0) {
            return new WilsonInterval(0, 1);
        }
        double n = outcomes;
        double share = failures / n;
        double spread = 1 + Z * Z / n;
        double middle = (share + Z * Z / (2 * n)) / spread;
        double half = Z / spread * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
        return new WilsonInterval(Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
