package dev.drydock.domain.wave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.gate.Evidence;
import dev.drydock.domain.gate.Findings;
import dev.drydock.domain.member.Tally;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of devices that begin a bad image, over drawn rollouts of waves of all sizes. */
class BlastRadiusTest {
    private static final int RUNS = 4_000;
    private static final int[] SIZES = {1, 5, 21, 47, 100, 5_000};
    private static final WaveTerms TERMS = WaveTerms.STANDARD;

    /** One drawn rollout, in which a number of devices at most have the order at a time. */
    private static final class Drawn {
        private final Random dice;
        private final double rate;
        private final int inFlight;
        private int begun;
        private int outcomes;
        private int wavesPassed;
        private boolean stopped;
        private Evidence carried = Evidence.NONE;

        Drawn(long seed, double rate, int inFlight) {
            this.dice = new Random(seed);
            this.rate = rate;
            this.inFlight = inFlight;
        }

        Drawn run() {
            for (int i = 0; i < SIZES.length && !stopped; i++) {
                play(SIZES[i], i == SIZES.length - 1);
            }
            return this;
        }

        private void play(int size, boolean isLast) {
            WaveTerms terms = TERMS.at(isLast ? WavePlace.LAST : WavePlace.FOLLOWED);
            Wave wave = next(Wave.held(Counts.of(Tally.HELD, size)), new WaveEvent.TurnCame(carried), terms);
            while (!stopped && wave.counts().underWay() > 0) {
                int room = Math.min(
                        wave.counts().of(Tally.HELD), inFlight - wave.counts().of(Tally.TAKEN));
                begun += room;
                wave = next(wave, counted(Tally.HELD, Tally.TAKEN, room, Findings.NONE), terms);
                boolean fails = dice.nextDouble() < rate;
                outcomes++;
                wave = next(
                        wave,
                        counted(
                                Tally.TAKEN,
                                fails ? Tally.FAILED : Tally.SUCCEEDED,
                                1,
                                new Findings(fails ? 0 : 1, fails ? 1 : 0, 0)),
                        terms);
            }
            if (!stopped) {
                wave = next(wave, new WaveEvent.SoakOver(), terms);
                if (wave.state() instanceof UnderWay.Undecided) {
                    wave = next(wave, new WaveEvent.UndecidedAccepted(), terms);
                }
                assertThat(wave.state()).isEqualTo(new WaveState.Passed());
                wavesPassed++;
            }
        }

        private Wave next(Wave wave, WaveEvent event, WaveTerms terms) {
            WaveTransition.Moved moved = (WaveTransition.Moved) wave.on(event, terms);
            for (WaveEffect effect : moved.effects()) {
                if (effect instanceof WaveEffect.StopRollout) {
                    stopped = true;
                } else if (effect instanceof WaveEffect.PassOn passOn) {
                    carried = passOn.carried();
                }
            }
            return moved.next();
        }

        private static WaveEvent counted(Tally from, Tally to, int number, Findings found) {
            return new WaveEvent.Counted(Counts.of(from, -number).plus(Counts.of(to, number)), found);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100})
    void no_more_devices_begin_a_bad_image_than_had_an_outcome_and_the_limit_in_flight(int inFlight) {
        for (int run = 0; run < RUNS; run++) {
            Drawn drawn = new Drawn(run, 0.3, inFlight).run();
            assertThat(drawn.stopped).as("seed %s", run).isTrue();
            assertThat(drawn.begun).as("seed %s", run).isLessThanOrEqualTo(drawn.outcomes + inFlight);
        }
    }

    @Test
    void an_image_that_fails_everywhere_reaches_a_handful_of_devices() {
        Drawn drawn = new Drawn(1, 1, 100).run();

        assertThat(drawn.outcomes).isEqualTo(3);
        assertThat(drawn.begun).isLessThanOrEqualTo(6);
    }

    @Test
    void a_good_image_passes_waves_of_all_sizes() {
        int whole = 0;
        for (int run = 0; run < RUNS / 100; run++) {
            Drawn drawn = new Drawn(run, 0.002, 100).run();
            whole += drawn.wavesPassed == SIZES.length ? 1 : 0;
        }
        assertThat(whole).isGreaterThanOrEqualTo(RUNS / 100 - 1);
    }
}
