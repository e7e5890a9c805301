package dev.drydock.bootstrap.process.kill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.KillableBroker;
import dev.drydock.bootstrap.process.TestImage;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/** A device app, its broker and a service app, of which the first two are killed at moments drawn by lot. */
final class KillRig implements AutoCloseable {
    private static final int SIZE = 1 << 20;
    private static final Duration DOWNLOAD = Duration.ofMillis(300);

    /** The share of the time that is to come in which a kill is drawn: most updates are over before they were expected to be. */
    private static final double LIVELY = 0.8;

    /** So many kills of the device within one update may use its tries up. */
    private static final int TRIES = 3;

    /** A broker that is back before a device looks for it seems to have let another client in. */
    private static final int SHORTEST_OUTAGE_MILLIS = 500;

    private final KillableBroker broker;
    private final Random dice;
    private final Tally tally;
    private final PacedImages images;
    private final SupervisedDevice device;
    private final Witness witness;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private String committed = DeviceDisk.DELIVERED;
    private int number;
    private Duration startUp = Duration.ZERO;
    private Duration update = Duration.ZERO;

    /** The programs that a kill ends. */
    enum Victim {
        DEVICE,
        BROKER,
        BOTH
    }

    private KillRig(Bench bench, KillableBroker broker, Random dice, Tally tally) throws Exception {
        this.broker = broker;
        this.dice = dice;
        this.tally = tally;
        images = bench.keep(PacedImages.serve(DOWNLOAD));
        device = bench.keep(new SupervisedDevice(bench, broker.uri(), "killed", "sleep 0.2"));
        witness = bench.keep(new Witness(broker.uri(), "killed", tally));
    }

    /** Starts everything, and measures how long an update takes that nobody disturbs. */
    static KillRig start(Bench bench, KillableBroker broker, Random dice, Tally tally) throws Exception {
        KillRig rig = bench.keep(new KillRig(bench, broker, dice, tally));
        rig.witness.connect();
        long begin = System.nanoTime();
        rig.device.start("in-process");
        rig.witness.awaitPresent();
        long present = System.nanoTime();
        rig.update(List.of());
        rig.startUp = Duration.ofNanos(present - begin);
        rig.update = Duration.ofNanos(System.nanoTime() - present);
        return rig;
    }

    /** An update to a new image, in the course of which these are killed one after the other, and started again. */
    void update(List<Victim> victims) throws Exception {
        number++;
        String id = "k-" + number;
        TestImage image = TestImage.of(SIZE, number, "2.0." + number);
        String order = image.order(id, images.add(image));
        witness.forgetLatest();
        witness.order(order);
        double toCome = update.toNanos() * LIVELY;
        double startingUp = 0;
        for (Victim victim : victims) {
            double moment = dice.nextDouble() * (startingUp + toCome);
            await(Duration.ofNanos((long) moment));
            strike(victim, id, image.checkValue());
            toCome = LIVELY * Math.max(0, toCome - Math.max(0, moment - startingUp));
            startingUp = victim == Victim.BROKER ? 0 : startUp.toNanos();
        }
        JsonNode report = awaitOutcome(id, order);
        tally.updated();
        tally.inspect("at the end of " + id, () -> judge(report, id, image, victims));
        committed = new DeviceDisk(device.state()).committed();
    }

    private JsonNode awaitOutcome(String id, String order) {
        try {
            witness.awaitTaken(order);
            return witness.awaitOutcome(id);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + "; " + device.process(), e);
        }
    }

    private void judge(JsonNode report, String id, TestImage image, List<Victim> victims) throws Exception {
        long kills = victims.stream().filter(victim -> victim != Victim.BROKER).count();
        Set<String> outcomes = witness.outcomesOf(id);
        assertThat(witness.ambiguous()).isEmpty();
        boolean completed = outcomes.equals(Set.of("completed"));
        if (!completed) {
            assertThat(outcomes).as(report.toString()).hasSize(1);
            assertThat(kills).as("kills before " + outcomes).isGreaterThanOrEqualTo(TRIES);
            assertThat(outcomes)
                    .containsAnyOf("rolledBack (fell-back)", "rolledBack (did-not-boot)", "failed (restart-failed)");
        }
        DeviceDisk disk = new DeviceDisk(device.state());
        disk.mustBeSound(committed, image.checkValue());
        assertThat(disk.committed()).isEqualTo(completed ? image.checkValue() : committed);
        if (completed) {
            assertThat(report.at("/firmware/currentFwVersion").asText()).isEqualTo(image.version());
        }
        sayNoBug();
    }

    private void strike(Victim victim, String id, String next) throws Exception {
        if (victim != Victim.BROKER) {
            killDevice(id, next);
        }
        if (victim != Victim.DEVICE) {
            broker.kill();
            tally.brokerKilled();
        }
        boolean deviceFirst = dice.nextBoolean();
        if (victim == Victim.BOTH && deviceFirst) {
            startDevice();
        }
        if (victim != Victim.DEVICE) {
            await(Duration.ofMillis(SHORTEST_OUTAGE_MILLIS + dice.nextInt(SHORTEST_OUTAGE_MILLIS)));
            broker.startAgain();
            witness.connect();
        }
        witness.forgetLatest();
        if (victim == Victim.DEVICE || victim == Victim.BOTH && !deviceFirst) {
            startDevice();
        }
    }

    private void startDevice() {
        device.start(dice.nextInt(3) == 0 ? "exit" : "in-process");
    }

    private void killDevice(String id, String next) throws Exception {
        device.kill();
        sayNoBug();
        DeviceDisk disk = new DeviceDisk(device.state());
        String state = disk.state();
        tally.deviceKilled(state);
        tally.inspect("killed in " + id + ", " + state, () -> disk.mustBeSound(committed, next));
    }

    private void sayNoBug() {
        tally.check(
                "it speaks of a bug: " + device.process(),
                () -> !device.process().errors().contains("This is a bug"));
    }

    private void await(Duration time) throws Exception {
        clock.schedule(() -> {}, time.toNanos(), TimeUnit.NANOSECONDS).get();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
