package dev.drydock.domain.gate;

import java.util.regex.Pattern;

/**
 * A share of devices or of runs, above none and below all.
 *
 * @param partsPerMillion 1 to 999,999
 */
public record Rate(int partsPerMillion) implements Comparable<Rate> {
    private static final int WHOLE = 1_000_000;
    private static final int PERCENT = WHOLE / 100;
    private static final int DECIMALS = 4;
    private static final Pattern FORM = Pattern.compile("(\\d{1,2})(?:\\.(\\d{1,4}))? ?%");

    /** @throws IllegalArgumentException when it is none or all, or less or more than that */
    public Rate {
        if (partsPerMillion < 1 || partsPerMillion >= WHOLE) {
            throw new IllegalArgumentException("a rate is above 0 % and below 100 %");
        }
    }

    public static Rate ofPercent(int percent) {
        return new Rate(Math.multiplyExact(percent, PERCENT));
    }

    /**
     * Reads {@code 2%} or {@code 0.25 %}, with up to four decimals.
     *
     * @throws IllegalArgumentException when the text is no such rate
     */
    public static Rate parse(String text) {
        var form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("expected a rate such as 2% or 0.25%");
        }
        String decimals = (form.group(2) == null ? "" : form.group(2)) + "0000";
        return new Rate(Integer.parseInt(form.group(1) + decimals.substring(0, DECIMALS)));
    }

    /** This share of a number, rounded down. */
    public long of(long number) {
        return number / WHOLE * partsPerMillion + number % WHOLE * partsPerMillion / WHOLE;
    }

    double asFraction() {
        return (double) partsPerMillion / WHOLE;
    }

    @Override
    public int compareTo(Rate other) {
        return Integer.compare(partsPerMillion, other.partsPerMillion);
    }

    @Override
    public String toString() {
        String decimals =
                String.valueOf(PERCENT + partsPerMillion % PERCENT).substring(1).replaceFirst("0+$", "");
        return partsPerMillion / PERCENT + (decimals.isEmpty() ? "" : "." + decimals) + " %";
    }
}
