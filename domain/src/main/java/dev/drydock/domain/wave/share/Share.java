package dev.drydock.domain.wave.share;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A share of a rollout's members.
 *
 * @param thousandths of a percent, 1 to 100,000
 */
public record Share(int thousandths) implements WaveShares.End {
    /** All members. */
    public static final Share WHOLE = new Share(100_000);

    private static final Pattern FORM = Pattern.compile("(\\d{1,3})(?:\\.(\\d{1,3}))?\\s*%");

    /** @throws IllegalArgumentException when the share is nothing or more than all */
    public Share {
        if (thousandths < 1 || thousandths > 100_000) {
            throw new IllegalArgumentException("a share is more than 0% and at most 100%");
        }
    }

    /**
     * Reads a percentage such as {@code 10%} or {@code 0.1%}, with at most three decimals; empty when the text has another form.
     *
     * @throws IllegalArgumentException when the share is nothing or more than all
     */
    public static Optional<Share> parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        String decimals = (Optional.ofNullable(parts.group(2)).orElse("") + "000").substring(0, 3);
        return Optional.of(new Share(Integer.parseInt(parts.group(1) + decimals)));
    }

    /** The whole members in this share of so many, rounded up. */
    @Override
    public int of(int members) {
        return (int) (((long) members * thousandths + WHOLE.thousandths - 1) / WHOLE.thousandths);
    }

    @Override
    public boolean mayFollow(WaveShares.End before) {
        return !(before instanceof Share share) || thousandths > share.thousandths;
    }

    /** The percentage in the form that {@link #parse} reads, without needless zeros. */
    @Override
    public String toString() {
        String decimals = String.valueOf(1000 + thousandths % 1000).substring(1).replaceFirst("0+$", "");
        return thousandths / 1000 + (decimals.isEmpty() ? "" : "." + decimals) + "%";
    }
}
