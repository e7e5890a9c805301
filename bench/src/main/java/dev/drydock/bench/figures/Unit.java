package dev.drydock.bench.figures;

import java.util.Locale;

/** The units of figures and their written form. */
public enum Unit {
    MILLISECONDS("ms", 3, 1e-6),
    SECONDS("s", 2, 1e-9),
    MEGABYTES("MB", 1, 1e-6),
    TIMES("x", 2, 1),
    PER_SECOND("/s", 0, 1);

    private final String sign;
    private final int digits;
    private final double factor;

    Unit(String sign, int digits, double factor) {
        this.sign = sign;
        this.digits = digits;
        this.factor = factor;
    }

    /** Writes a value in nanoseconds, bytes or times. */
    public String write(double value) {
        return number(value) + " " + sign;
    }

    /** The same without the unit. */
    public String number(double value) {
        return String.format(Locale.ROOT, "%." + digits + "f", value * factor);
    }
}
