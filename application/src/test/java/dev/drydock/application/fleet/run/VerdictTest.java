package dev.drydock.application.fleet.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.member.Tally;
import dev.drydock.domain.rollout.AtRest;
import dev.drydock.domain.rollout.PauseReason;
import dev.drydock.domain.rollout.RolloutState;
import dev.drydock.domain.rollout.Running;
import java.time.Duration;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdict on images that are clearly good or bad, of servers that follow each other and of one that is never disturbed. */
class VerdictTest {
    private static final int DEVICES = 200;
    private static final Duration AN_UPDATE = Duration.ofMinutes(1);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("fleet.verdict.seeds", 10));
    }

    /** A fleet on which an image of a seed fails on a share of the devices. */
    private static final class Run extends ServedFleet {
        private final Random ends;

        Run(long seed, double rate) {
            Random dice = new Random(seed);
            devices(DEVICES);
            fleet.devices().forEach(device -> device.outcome = dice.nextDouble() < rate ? "rolledBack" : "completed");
            ends = new Random(seed);
            start();
            submit(plan(), "count=100,100%");
        }

        RolloutState undisturbed() {
            for (int minute = 0; minute < 12 * 60 && rollout().state() instanceof Running; minute++) {
                deadlines.advance(Duration.ofMinutes(1));
            }
            // What is under way ends.
            deadlines.advance(AN_UPDATE.multipliedBy(2));
            return rollout().state();
        }

        RolloutState disturbed() {
            for (int end = 0; end < 10; end++) {
                deadlines.advance(AN_UPDATE.multipliedBy(ends.nextInt(100)).dividedBy(100));
                server.close();
                deadlines.advance(AN_UPDATE.multipliedBy(ends.nextInt(200)).dividedBy(100));
                server = server();
                server.start();
            }
            return undisturbed();
        }

        int lostOrTwice() {
            int twice = (int) fleet.devices().stream()
                    .filter(device -> device.accepted().size() > 1)
                    .count();
            return twice + members(Tally.LOST) + members(Tally.QUIET) + members(Tally.ABSENT);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_image_that_fails_on_one_device_in_200_passes_although_servers_end(long seed) {
        Run run = new Run(seed, 0.005);
        assertThat(run.disturbed())
                .isEqualTo(new Run(seed, 0.005).undisturbed())
                .isEqualTo(new AtRest.Completed());
        assertThat(run.lostOrTwice()).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_image_that_fails_on_three_devices_in_ten_is_stopped_although_servers_end(long seed) {
        Run run = new Run(seed, 0.3);
        assertThat(run.disturbed()).isEqualTo(new Run(seed, 0.3).undisturbed());
        assertThat(run.rollout().state().pausedBy()).hasValue(PauseReason.GATE);
        assertThat(run.members(Tally.HELD)).isEqualTo(DEVICES - 100);
        assertThat(run.lostOrTwice()).isZero();
    }
}
