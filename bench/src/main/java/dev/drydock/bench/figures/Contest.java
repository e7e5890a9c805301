package dev.drydock.bench.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * Contestants that run in turn, A B A B, so that other load of the machine affects them alike. The last one is the baseline.
 *
 * @param <R> what one run gives
 */
public final class Contest<R> {
    private final List<Contestant<R>> contestants = new ArrayList<>();

    /** One run, which measures itself. */
    @FunctionalInterface
    public interface Run<R> {
        /**
         * Runs once.
         *
         * @param round from 0, those that do not count included
         */
        R run(int round) throws Exception;
    }

    private record Contestant<R>(Run<R> run, List<R> results) {}

    /** Adds a contestant and returns the list of its results. */
    public List<R> enter(Run<R> run) {
        List<R> results = new ArrayList<>();
        contestants.add(new Contestant<>(run, results));
        return results;
    }

    /** Runs each in turn; the results of the first rounds, the warm-up, are dropped. */
    public void run(int warmUps, int rounds) throws Exception {
        for (int round = 0; round < warmUps + rounds; round++) {
            for (Contestant<R> contestant : contestants) {
                R result = contestant.run().run(round);
                if (round >= warmUps) {
                    contestant.results().add(result);
                }
            }
        }
    }

    /** The ratios of values to those of a baseline measured beside them. */
    public static Samples ratios(List<? extends Number> values, List<? extends Number> baseline) {
        return Samples.of(ratioList(values, baseline));
    }

    /** The same, run by run. */
    public static List<Double> ratioList(List<? extends Number> values, List<? extends Number> baseline) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ratios.add(values.get(i).doubleValue() / baseline.get(i).doubleValue());
        }
        return ratios;
    }
}
