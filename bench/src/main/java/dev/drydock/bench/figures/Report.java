package dev.drydock.bench.figures;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Tells figures to people: each with its median, least and greatest, and what was wanted beside it. */
public final class Report {
    private final PrintStream out;

    public Report(PrintStream out) {
        this.out = out;
    }

    public void title(String text) {
        out.println();
        out.println(text);
        out.flush();
    }

    /** Something to know that is no figure. */
    public void note(String text) {
        out.println("  " + text);
        out.flush();
    }

    public void skipped(String why) {
        note("skipped: " + why);
    }

    /** A value of each run. */
    public void runs(String what, List<? extends Number> values, Unit unit) {
        Samples samples = Samples.of(values);
        line(what, spread(samples, unit) + ", " + samples.count() + (samples.count() == 1 ? " run" : " runs"));
    }

    /** The same, with what the median should not exceed. */
    public void runs(String what, List<? extends Number> values, Unit unit, double most) {
        runs(what, values, unit);
        line("", goal(Samples.of(values).median(), most, unit));
    }

    /** Values of which the tail matters. */
    public void tail(String what, List<? extends Number> values, Unit unit) {
        Samples samples = Samples.of(values);
        line(
                what,
                "p50 " + unit.write(samples.median()) + ", p99 " + unit.write(samples.quantile(0.99)) + " ("
                        + unit.number(samples.min()) + " .. " + unit.number(samples.max()) + "), " + samples.count()
                        + " calls");
    }

    /** How many times the baseline something is, run by run. */
    public void ratio(String what, List<? extends Number> values, List<? extends Number> baseline) {
        line(what, spread(Contest.ratios(values, baseline), Unit.TIMES));
    }

    /** The same, with what the median should not exceed. */
    public void ratio(String what, List<? extends Number> values, List<? extends Number> baseline, double most) {
        ratio(what, values, baseline);
        line("", goal(Contest.ratios(values, baseline).median(), most, Unit.TIMES));
    }

    private void line(String what, String figures) {
        out.printf(Locale.ROOT, "  %-66s %s%n", what, figures);
        out.flush();
    }

    private static String spread(Samples samples, Unit unit) {
        return unit.write(samples.median()) + " (" + unit.number(samples.min()) + " .. " + unit.number(samples.max())
                + ")";
    }

    private static String goal(double median, double most, Unit unit) {
        return (median <= most ? "met: " : "MISSED: ") + "at most " + unit.write(most) + " is wanted";
    }
}
