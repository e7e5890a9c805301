package dev.drydock.bench.server;

import dev.drydock.bench.child.BareServerMain;
import dev.drydock.bench.mqtt.Packets;
import dev.drydock.bench.mqtt.Wire;
import dev.drydock.bench.rig.Child;
import dev.drydock.bench.rig.Installation;
import dev.drydock.bench.rig.Mosquitto;
import dev.drydock.bench.rig.Rig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The baseline in a process of its own: a rollout with nothing of a server but its messages and its rows. */
public final class BareServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Child process;
    private final Wire words;
    private int number = 1_000;

    private BareServer(Child process, Wire words) {
        this.process = process;
        this.words = words;
    }

    /** Starts one for the devices of a fleet. */
    public static BareServer start(Rig rig, Mosquitto broker, int devices) throws IOException, InterruptedException {
        Child process = rig.start(
                "bare-server",
                Installation.java(
                        rig.installation().benchClassPath(),
                        List.of(),
                        BareServerMain.class.getName(),
                        Integer.toString(broker.port()),
                        "jdbc:sqlite:" + rig.fresh("bare-server.db"),
                        Integer.toString(devices)));
        process.awaitLine("ready"::equals, PATIENCE);
        return new BareServer(process, Wire.connect(broker.port(), "starter"));
    }

    /** Rolls out to the first devices of the fleet in the waves of {@link Rollouts#fourWaves}. */
    public RolledOut fourWaves(ThinFleet fleet, int devices) throws InterruptedException {
        String ends = devices / 10 + "," + devices / 4 + "," + devices / 2 + "," + devices;
        byte[] word = (ends + " " + ++number + ".0.0").getBytes(StandardCharsets.UTF_8);
        ThinFleet.Course course = fleet.expect(devices);
        long cpu = process.cpuNanos();
        long before = System.nanoTime();
        words.publish(
                new Packets.Message("bare/go", word, false, Optional.empty(), Optional.empty(), Optional.empty()),
                () -> {});
        course.await(PATIENCE);
        process.awaitLine("done"::equals, PATIENCE);
        return new RolledOut(System.nanoTime() - before, process.cpuNanos() - cpu, devices);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        words.close();
        process.close();
    }
}
