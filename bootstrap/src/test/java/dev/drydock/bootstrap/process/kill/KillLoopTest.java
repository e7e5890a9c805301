package dev.drydock.bootstrap.process.kill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.KillableBroker;
import dev.drydock.bootstrap.process.kill.KillRig.Victim;
import dev.drydock.mqtt.mosquitto.MosquittoProcess;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Updates in a row, in the course of which the device app, its broker or both are killed with SIGKILL at moments drawn by lot.
 * {@code -Dkills=200} kills the device so often, by itself or with its broker; {@code -Dkills.seed=…} draws the same moments again.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.CONCURRENT)
class KillLoopTest {
    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final long SEED = Long.getLong("kills.seed", System.nanoTime() & 0xffffff);
    private static final int FEW = 50;
    private static final Tally TALLY = new Tally();
    private static final int MOST_IN_ONE_UPDATE = 3;

    @RegisterExtension
    final Bench bench = Bench.forEachTest();

    /** A Mosquitto starts in no time; where kills are many there is time for the embedded broker, too. */
    private enum Broker {
        MOSQUITTO {
            @Override
            KillableBroker start(Bench bench) throws Exception {
                return KillableBroker.mosquitto(bench);
            }
        },
        EMBEDDED {
            @Override
            KillableBroker start(Bench bench) throws Exception {
                return KillableBroker.embedded(bench);
            }
        };

        abstract KillableBroker start(Bench bench) throws Exception;

        static List<Broker> toBeUsed() {
            if (!MosquittoProcess.installed()) {
                return List.of(EMBEDDED);
            }
            return KILLS > FEW ? List.of(MOSQUITTO, EMBEDDED) : List.of(MOSQUITTO);
        }

        static int share(int kills) {
            return kills / toBeUsed().size();
        }
    }

    static Stream<Broker> brokers() {
        return Broker.toBeUsed().stream();
    }

    /** The kills of the device are shared by two devices, side by side. */
    static Stream<Arguments> halves() {
        return brokers().flatMap(broker -> Stream.of(Arguments.of(broker, 1), Arguments.of(broker, 2)));
    }

    @ParameterizedTest
    @MethodSource("halves")
    void a_device_that_is_killed_again_and_again_ends_every_update_in_one_way(Broker broker, int half)
            throws Exception {
        Random dice = new Random(SEED + half);
        KillRig rig = KillRig.start(bench, broker.start(bench), dice, TALLY);

        int kills = (Broker.share(KILLS * 9 / 10) + 1) / 2;
        killAll(rig, Collections.nCopies(kills, Victim.DEVICE), MOST_IN_ONE_UPDATE, dice);
    }

    @ParameterizedTest
    @MethodSource("brokers")
    void a_broker_that_is_killed_again_and_again_alone_and_with_the_device_loses_no_outcome(Broker broker)
            throws Exception {
        Random dice = new Random(SEED);
        KillRig rig = KillRig.start(bench, broker.start(bench), dice, TALLY);
        List<Victim> victims =
                new ArrayList<>(Collections.nCopies(Math.max(3, Broker.share(KILLS / 8)), Victim.BROKER));
        victims.addAll(Collections.nCopies(Math.max(2, Broker.share(KILLS / 10)), Victim.BOTH));
        Collections.shuffle(victims, dice);

        killAll(rig, victims, 2, dice);
    }

    @AfterEach
    void check() {
        assertThat(TALLY.violations()).as("kills.seed " + SEED + ", " + TALLY).isEmpty();
    }

    @AfterAll
    static void print() {
        System.out.println(TALLY + "; seed " + SEED);
    }

    /** Kills them all, a few in each update; the last update is one that nobody disturbs. */
    private static void killAll(KillRig rig, List<Victim> victims, int mostInOneUpdate, Random dice) throws Exception {
        for (int done = 0; done < victims.size(); ) {
            int next = Math.min(victims.size(), done + 1 + dice.nextInt(mostInOneUpdate));
            rig.update(victims.subList(done, next));
            done = next;
        }
        rig.update(List.of());
    }
}
