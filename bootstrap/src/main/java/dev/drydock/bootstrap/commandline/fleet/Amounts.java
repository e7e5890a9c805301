package dev.drydock.bootstrap.commandline.fleet;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of bytes as people write them: {@code 500kB}, {@code 1.5MB}, {@code 64MiB}. */
final class Amounts {
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) ?(B|kB|MB|GB|KiB|MiB|GiB)(/s)?");
    private static final Map<String, Double> UNITS = Map.of(
            "B", 1.0,
            "kB", 1e3,
            "MB", 1e6,
            "GB", 1e9,
            "KiB", 1024.0,
            "MiB", 1024.0 * 1024,
            "GiB", 1024.0 * 1024 * 1024);

    private Amounts() {}

    /** Bytes, above zero. */
    static double size(String text) {
        return read(text, false, "a size such as 200MB or 64MiB");
    }

    /** Bytes a second, above zero. */
    static double perSecond(String text) {
        return read(text, true, "bytes a second such as 500kB/s or 10MB/s");
    }

    private static double read(String text, boolean isRate, String expected) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || isRate != (form.group(3) != null)) {
            throw new IllegalArgumentException("expected " + expected);
        }
        double amount = Double.parseDouble(form.group(1)) * UNITS.getOrDefault(form.group(2), 1.0);
        if (amount < 1) {
            throw new IllegalArgumentException("expected " + expected + ", of 1 byte at least");
        }
        return amount;
    }
}
