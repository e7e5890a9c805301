package dev.drydock.bootstrap.commandline.fleet;

import dev.drydock.bootstrap.console.CommandFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shares of devices, from none to all. */
final class Shares {
    private static final Pattern FORM = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,4})?) ?%");
    private static final double WHOLE = 100;

    private Shares() {}

    /** A share as a fraction; wrong use when the text is none. */
    static double of(String option, String text) {
        Matcher form = FORM.matcher(text.strip());
        double percent = form.matches() ? Double.parseDouble(form.group(1)) : -1;
        if (percent < 0 || percent > WHOLE) {
            throw CommandFailure.wrongUse(
                    option + " wants a share of devices, 0% to 100%, such as 2.5%, and got '" + text + "'");
        }
        return percent / WHOLE;
    }
}
