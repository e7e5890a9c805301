package dev.drydock.domain.rollout.terms;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The factor by which the limits of a rollout grow with every hundred successes.
 *
 * @param percent 100 to 1000; 200 doubles a limit, 100 leaves it as it is
 */
public record Growth(int percent) {
    /** Doubles. */
    public static final Growth STANDARD = new Growth(200);

    private static final int WHOLE = 100;
    private static final int MOST = 1_000;
    private static final int STEP = 100;
    private static final int MOST_STEPS = 20;
    /** A limit that is never met. */
    private static final long FAR = 1_000_000_000_000L;

    private static final Pattern FORM = Pattern.compile("(\\d{1,3})(?:\\.(\\d{1,2}))?");

    /** @throws IllegalArgumentException when it is out of range */
    public Growth {
        if (percent < WHOLE || percent > MOST) {
            throw new IllegalArgumentException("a limit grows by a factor of 1 to 10");
        }
    }

    /**
     * Reads a factor such as {@code 1.5}.
     *
     * @throws IllegalArgumentException when the text has another form or the factor is out of range
     */
    public static Growth parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a limit grows by a factor of 1 to 10 with two decimals, such as 1.5");
        }
        String decimals = (Optional.ofNullable(form.group(2)).orElse("") + "00").substring(0, 2);
        return new Growth(Integer.parseInt(form.group(1) + decimals));
    }

    /** The limit after so many successes, rounded up. */
    long of(long limit, int successes) {
        long grown = limit;
        for (int step = Math.min(successes / STEP, MOST_STEPS); step > 0 && grown < FAR; step--) {
            grown = (grown * percent + WHOLE - 1) / WHOLE;
        }
        return grown;
    }

    /** The factor in the form that {@link #parse} reads. */
    @Override
    public String toString() {
        String decimals = String.valueOf(WHOLE + percent % WHOLE).substring(1).replaceFirst("0+$", "");
        return percent / WHOLE + (decimals.isEmpty() ? "" : "." + decimals);
    }
}
