package dev.drydock.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The errors of the gate over many drawn rollouts, each of which looks at it after every outcome. */
class GateErrorsTest {
    private static final int RUNS = 4_000;
    private static final SequentialTest TEST = Gate.STANDARD.test();

    /** The end of one drawn rollout: the verdict, and the number of outcomes at it. */
    private record End(Verdict verdict, int outcomes) {}

    @ParameterizedTest(name = "true rate {0}: stopped {1} to {2}, passed {3} to {4}, median {5} to {6}")
    @CsvSource({
        // true rate, stopped from, to, passed from, to, median number of outcomes from, to
        "0.005, 0.000, 0.005, 0.990, 1.000, 47, 60",
        "0.020, 0.020, 0.050, 0.930, 0.980, 47, 95",
        "0.080, 0.930, 0.970, 0.030, 0.050, 40, 65",
        "0.300, 1.000, 1.000, 0.000, 0.000, 5, 12",
        "1.000, 1.000, 1.000, 0.000, 0.000, 3, 3"
    })
    void its_errors_stay_within_the_five_percent_that_were_asked_for(
            double rate,
            double stoppedFrom,
            double stoppedTo,
            double passedFrom,
            double passedTo,
            int medianFrom,
            int medianTo) {
        End[] ends = IntStream.range(0, RUNS)
                .mapToObj(run -> firstVerdict(new Random(run), rate, 400))
                .toArray(End[]::new);

        assertThat(share(ends, Verdict.BAD)).as("stopped").isBetween(stoppedFrom, stoppedTo);
        assertThat(share(ends, Verdict.GOOD)).as("passed").isBetween(passedFrom, passedTo);
        assertThat(medianOutcomes(ends)).as("median number of outcomes").isBetween(medianFrom, medianTo);
    }

    @ParameterizedTest(name = "true rate {0} over 10,000 outcomes: stopped {1} to {2}")
    @CsvSource({
        "0.01, 0.000, 0.008, 0, 0",
        "0.02, 0.045, 0.085, 0, 0",
        "0.03, 0.600, 0.720, 0, 0",
        "0.05, 1.000, 1.000, 120, 180",
        "0.08, 1.000, 1.000, 35, 65",
        "0.30, 1.000, 1.000, 6, 12",
        "1.00, 1.000, 1.000, 3, 3"
    })
    void the_floor_lets_it_stop_a_bad_image_for_as_long_as_it_is_rolled_out(
            double rate, double stoppedFrom, double stoppedTo, int medianFrom, int medianTo) {
        int[] stops = IntStream.range(0, RUNS)
                .map(run -> outcomesToStop(new Random(run), rate, 10_000))
                .filter(outcomes -> outcomes > 0)
                .sorted()
                .toArray();

        assertThat((double) stops.length / RUNS).as("stopped").isBetween(stoppedFrom, stoppedTo);
        if (medianTo > 0) {
            assertThat(stops[stops.length / 2]).as("median number of outcomes").isBetween(medianFrom, medianTo);
        }
    }

    /** Devices that hang are slow to be found out: all successes come before the first failure. */
    @Test
    void failures_that_come_last_stop_it_at_the_seventh() {
        for (int run = 0; run < RUNS; run++) {
            Random dice = new Random(run);
            int size = 100 + dice.nextInt(5_000);
            int failures = (int) dice.doubles(size).filter(roll -> roll < 0.08).count();
            long ratio = TEST.after(0, size - failures, 0, 0);
            int needed = 0;
            while (ratio < TEST.badBound() && needed < failures) {
                needed++;
                ratio = TEST.after(ratio, 0, 1, 0);
            }
            assertThat(needed).as("seed %s", run).isLessThanOrEqualTo(7);
            assertThat(failures < 7 || ratio >= TEST.badBound())
                    .as("seed %s", run)
                    .isTrue();
        }
    }

    /**
     * Failures are reported later than successes: of each cohort of devices that work on the update at a time all successes come
     * before the first failure.
     */
    @ParameterizedTest(name = "true rate {0}, failures after successes: stopped {1} to {2}")
    @CsvSource({
        "0.005, 0.000, 0.010",
        "0.010, 0.000, 0.050",
        "0.080, 0.970, 1.000",
        "0.150, 1.000, 1.000",
        "0.300, 1.000, 1.000"
    })
    void failures_that_are_slower_than_successes_do_not_stop_a_good_image(
            double rate, double stoppedFrom, double stoppedTo) {
        long stopped = IntStream.range(0, RUNS)
                .filter(run -> stopsWithSlowFailures(new Random(run), rate))
                .count();

        assertThat((double) stopped / RUNS).isBetween(stoppedFrom, stoppedTo);
    }

    /** Ten thousand devices, of which as many work on the update at a time as the flow allows. */
    private static boolean stopsWithSlowFailures(Random dice, double rate) {
        long ratio = 0;
        for (int begun = 0, cohort = 100; begun < 10_000; begun += cohort, cohort = Math.min(6_400, 2 * cohort)) {
            int failures =
                    (int) dice.doubles(cohort).filter(roll -> roll < rate).count();
            ratio = TEST.after(ratio, cohort - failures, 0, cohort);
            for (int failure = 0; failure < failures; failure++) {
                ratio = TEST.after(ratio, 0, 1, failures - failure);
                if (ratio >= TEST.badBound()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static End firstVerdict(Random dice, double rate, int most) {
        long ratio = 0;
        for (int outcomes = 1; outcomes <= most; outcomes++) {
            ratio = next(ratio, dice, rate);
            Verdict verdict = Gate.STANDARD.judge(new Evidence(ratio, ratio), Findings.NONE, most);
            if (verdict != Verdict.UNDECIDED) {
                return new End(verdict, outcomes);
            }
        }
        return new End(Verdict.UNDECIDED, most);
    }

    private static int outcomesToStop(Random dice, double rate, int most) {
        long ratio = 0;
        for (int outcomes = 1; outcomes <= most; outcomes++) {
            ratio = next(ratio, dice, rate);
            if (ratio >= TEST.badBound()) {
                return outcomes;
            }
        }
        return 0;
    }

    private static long next(long ratio, Random dice, double rate) {
        boolean fails = dice.nextDouble() < rate;
        return TEST.after(ratio, fails ? 0 : 1, fails ? 1 : 0, 0);
    }

    private static double share(End[] ends, Verdict verdict) {
        return (double) Arrays.stream(ends)
                        .filter(end -> end.verdict() == verdict)
                        .count()
                / ends.length;
    }

    private static int medianOutcomes(End[] ends) {
        return Arrays.stream(ends).mapToInt(End::outcomes).sorted().toArray()[ends.length / 2];
    }
}
