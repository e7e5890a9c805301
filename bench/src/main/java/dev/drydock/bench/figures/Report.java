package dev.drydock.bench.figures;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The report of figures: median, least, greatest and goal of each. */
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

    /** Prints a remark. */
    public void note(String text) {
        out.println("  " + text);
        out.flush();
    }

    public void skipped(String why) {
        note("skipped: " + why);
    }

    /** Prints the values of all runs. */
    public void runs(String what, List<? extends Number> values, Unit unit) {
        Samples samples = Samples.of(values);
        line(what, spread(samples, unit) + ", " + samples.count() + (samples.count() == 1 ? " run" : " runs"));
    }

    /** The same with a goal for the median, if it is finite. */
    public void runs(String what, List<? extends Number> values, Unit unit, double most) {
        runs(what, values, unit);
        if (Double.isFinite(most)) {
            line("", goal(Samples.of(values).median(), most, unit));
        }
    }

    /** Prints values whose tail matters. */
    public void tail(String what, List<? extends Number> values, Unit unit) {
        Samples samples = Samples.of(values);
        line(
                what,
                "p50 " + unit.write(samples.median()) + ", p99 " + unit.write(samples.quantile(0.99)) + " ("
                        + unit.number(samples.min()) + " .. " + unit.number(samples.max()) + "), " + samples.count()
                        + " calls");
    }

    /** Prints the ratio to a baseline, run by run. */
    public void ratio(String what, List<? extends Number> values, List<? extends Number> baseline) {
        line(what, spread(Contest.ratios(values, baseline), Unit.TIMES));
    }

    /** The same with a goal for the median. */
    public void ratio(String what, List<? extends Number> values, List<? extends Number> baseline, double most) {
        ratio(what, values, baseline);
        line("", goal(Contest.ratios(values, baseline).median(), most, Unit.TIMES));
    }

    /** Prints a figure of which more is better, beside what is wanted of its median. */
    public void rate(String what, List<? extends Number> values, Unit unit, double least) {
        runs(what, values, unit);
        double median = Samples.of(values).median();
        line("", (median >= least ? "met: " : "MISSED: ") + "at least " + unit.write(least) + " is wanted");
    }

    /** Prints values whose median and 95th percentile have goals. */
    public void tail(String what, List<? extends Number> values, Unit unit, double median, double p95) {
        Samples samples = Samples.of(values);
        line(
                what,
                "p50 " + unit.write(samples.median()) + ", p95 " + unit.write(samples.quantile(0.95)) + " ("
                        + unit.number(samples.min()) + " .. " + unit.number(samples.max()) + "), " + samples.count());
        line("", goal(samples.median(), median, unit) + "; p95 " + goal(samples.quantile(0.95), p95, unit));
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
