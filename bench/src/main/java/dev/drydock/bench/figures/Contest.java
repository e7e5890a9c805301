package dev.drydock.bench.figures;

import java.util.ArrayList;
import java.util.List;

/**
 * Contestants that run in turn, A B A B, so that whatever else the machine does meets them alike. The last one is the baseline.
 *
 * @param <R> what one run gives
 */
public final class Contest<R> {
    private final List<Contestant<R>> contestants = new ArrayList<>();

    /** One run, measured by whoever runs. */
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

    /** Adds one, and gives where its results will be. */
    public List<R> enter(Run<R> run) {
        List<R> results = new ArrayList<>();
        contestants.add(new Contestant<>(run, results));
        return results;
    }

    /** Runs each in turn; the results of the first rounds, in which all becomes warm, are dropped. */
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

    /** How many times a baseline's value each value is that was measured beside it. */
    public static Samples ratios(List<? extends Number> values, List<? extends Number> baseline) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ratios.add(values.get(i).doubleValue() / baseline.get(i).doubleValue());
        }
        return Samples.of(ratios);
    }
}
