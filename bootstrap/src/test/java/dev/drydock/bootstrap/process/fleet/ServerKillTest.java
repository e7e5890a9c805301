package dev.drydock.bootstrap.process.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.bootstrap.simulated.SimulatedFleet;
import dev.drydock.domain.device.DeviceId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server that is killed with SIGKILL in the middle of rollouts to simulated agents on a real Mosquitto: every device tries each update
 * once, and every outcome is counted once.
 */
class ServerKillTest extends FleetScene {
    private static final long SEED = Long.getLong("fleet.kill.seed", 7);
    private static final int ENDED_BY_SIGTERM = 143;
    private static final List<Integer> PERCENT = List.of(5, 30, 100);
    private static final int JUDGED = 200;
    private static final int FIRST_WAVE = 100;

    /**
     * A fleet whose server is killed.
     *
     * @param database {@code sqlite} or {@code postgres}
     * @param kills one in each wave, or more
     */
    record Form(String database, int devices, int kills) {
        static Form parse(String text) {
            String[] parts = text.split(":", -1);
            return new Form(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        }

        /** The devices of the waves up to one. */
        int until(int wave) {
            return wave == 0 ? 0 : (devices * PERCENT.get(wave - 1) + 99) / 100;
        }

        /** The waves, each of which waits for a word before the next one begins. */
        String waves() {
            return PERCENT.get(0) + "% then=ask," + PERCENT.get(1) + "% then=ask," + PERCENT.get(2) + "%";
        }

        int killsIn(int wave) {
            return kills / PERCENT.size() + (wave <= kills % PERCENT.size() ? 1 : 0);
        }
    }

    static Stream<Form> forms() {
        return Arrays.stream(
                        System.getProperty("fleet.kill.forms", "sqlite:300:3").split(",", -1))
                .map(Form::parse);
    }

    /** Seeds with the share of devices on which an image fails, in percent: clearly good, or clearly bad. */
    static Stream<Arguments> images() {
        return LongStream.rangeClosed(1, Integer.getInteger("fleet.verdict.rounds", 1))
                .boxed()
                .flatMap(seed -> Arrays.stream(
                                System.getProperty("fleet.verdict.shares", "30").split(",", -1))
                        .map(share -> Arguments.of(seed, Double.parseDouble(share))));
    }

    /** Kills it as soon as so many updates were tried, the numbers being drawn above the first, and starts it again each time. */
    private static void killBetween(
            ServerRig server, Witnesses witnesses, int first, int last, int kills, Random dice) {
        for (int moment : dice.ints(kills, first + 1, last + 1).sorted().boxed().toList()) {
            awaitTrials(witnesses, moment);
            server.kill();
            server.start();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_good_image_reaches_every_device_once_although_the_server_is_killed_in_each_wave(Form form) throws Exception {
        Witnesses witnesses = new Witnesses(device -> false);
        Random dice = new Random(SEED);
        String[] more =
                form.database().equals("sqlite") ? new String[0] : new String[] {"--database", database(postgres())};
        try (SimulatedFleet fleet = fleet(broker(), form.devices(), witnesses)) {
            ServerRig server = server("server", more);
            awaitFleet(server, fleet.size());
            server.addImage("good", "2.0.0");
            long began = System.nanoTime();
            server.rollOut("spring", "good", form.waves());
            for (int wave = 1; wave <= PERCENT.size(); wave++) {
                killBetween(server, witnesses, form.until(wave - 1), form.until(wave), form.killsIn(wave), dice);
                assertThat(witnesses.trials()).as("wave %d", wave).isLessThanOrEqualTo(form.until(wave));
                if (wave < PERCENT.size()) {
                    Awaitility.await()
                            .atMost(ServerRig.PATIENCE)
                            .until(() -> server.status("POST", "/api/v1/rollouts/spring/advance", "") < 300);
                }
            }

            awaitState(server, "spring", "completed");
            assertAllUpdatedOnce(server, "spring", fleet.size(), witnesses);
            assertOneOutcomeEach(server, fleet.size());
            System.out.printf(
                    "%s, seed %d: 0 violations, %d s%n",
                    form, SEED, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
            assertThat(server.end()).isEqualTo(ENDED_BY_SIGTERM);
        }
    }

    @ParameterizedTest
    @MethodSource("images")
    void an_image_that_is_clearly_good_or_bad_has_the_same_verdict_whether_or_not_the_server_is_killed(
            long seed, double percent) throws Exception {
        Witnesses witnesses = new Witnesses(failing(seed, percent));
        try (SimulatedFleet fleet = fleet(broker(), JUDGED, witnesses)) {
            ServerRig server = server("server");
            awaitFleet(server, fleet.size());
            server.addImage("summer", "2.1.0-bad");
            server.addImage("autumn", "2.2.0-bad");
            roll(server, "summer");
            String undisturbed = verdict(server, "summer", witnesses, 0);
            int before = witnesses.trials();
            roll(server, "autumn");
            killBetween(server, witnesses, before, before + FIRST_WAVE / 2, 3, new Random(seed));

            assertThat(verdict(server, "autumn", witnesses, before)).isEqualTo(undisturbed);
            assertThat(undisturbed).isEqualTo(percent < 1 ? "completed" : "paused");
            assertOnceEach(witnesses);
        }
    }

    /** The devices on which the images of a seed fail. */
    private static Predicate<DeviceId> failing(long seed, double percent) {
        List<Integer> drawn = new Random(seed)
                .ints(1, JUDGED + 1)
                .distinct()
                .limit(Math.round(JUDGED * percent / 100))
                .boxed()
                .toList();
        return device -> drawn.contains(Integer.parseInt(device.value().replaceFirst(".*-", "")));
    }

    private static void roll(ServerRig server, String name) {
        server.rollOut(name, name, "count=" + FIRST_WAVE + ",100%");
    }

    /** Waits until no device works for a rollout any more; its state then, after which another one may have the devices. */
    private static String verdict(ServerRig server, String rollout, Witnesses witnesses, int before) {
        Awaitility.await()
                .atMost(ServerRig.PATIENCE)
                .until(() -> List.of("completed", "paused").contains(server.stateOf(rollout))
                        && server.members(rollout, "taken") + server.members(rollout, "ordered") == 0);
        String verdict = server.stateOf(rollout);
        int counted = server.members(rollout, "succeeded") + server.members(rollout, "failed");
        assertThat(counted).as(rollout).isEqualTo(witnesses.trials() - before);
        if (verdict.equals("paused")) {
            assertThat(server.members(rollout, "held")).isEqualTo(JUDGED - FIRST_WAVE);
            server.ask("POST", "/rollouts/" + rollout + "/abort", "");
            awaitState(server, rollout, "aborted");
        }
        return verdict;
    }
}
