package dev.drydock.bench.measure;

import dev.drydock.bench.figures.Report;
import dev.drydock.bench.figures.Unit;
import dev.drydock.bench.mqtt.Watcher;
import dev.drydock.bench.rig.DeviceProcess;
import dev.drydock.bench.rig.Installation;
import dev.drydock.bench.rig.Mosquitto;
import dev.drydock.bench.rig.Rig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The time from the return of a killed broker to the next report of a device.
 *
 * @param outages how long the broker is away
 */
public record Return(List<Duration> outages, int rounds) implements Benchmark {
    private static final double MOST_NANOS = 3e9;
    /** The resolution: the return of the broker itself is found by polling, and a start takes as long. */
    private static final long LEAST_NANOS = 10_000_000;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ID = "returning";

    public Return {
        outages = List.copyOf(outages);
    }

    public static Return full() {
        return new Return(List.of(Duration.ofSeconds(1), Duration.ofSeconds(5)), 7);
    }

    @Override
    public String name() {
        return "return";
    }

    @Override
    public String title() {
        return "return: Mosquitto killed and started again, until the device reports";
    }

    @Override
    public Optional<String> missing() {
        return Installation.missing(Mosquitto.PROGRAM);
    }

    @Override
    public void run(Rig rig, Report report) throws Exception {
        Mosquitto broker = Mosquitto.start(rig);
        try (Watcher watcher = Watcher.start(broker.port(), "drydock/" + ID + "/reported")) {
            DeviceProcess.standard(rig.installation()).start(rig, broker, ID, rig.fresh("state"));
            watcher.await(seen -> true, PATIENCE);
            for (Duration outage : outages) {
                measure(broker, watcher, outage, report);
            }
        }
    }

    private void measure(Mosquitto broker, Watcher watcher, Duration outage, Report report) throws Exception {
        List<Long> device = new ArrayList<>();
        List<Long> bare = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            long killedAt = System.nanoTime();
            broker.kill();
            watcher.runFor(outage);
            long backAt = broker.restart();
            bare.add(Math.max(LEAST_NANOS, watcher.connectedAfter(killedAt, PATIENCE) - backAt));
            long seenAt =
                    watcher.await(seen -> seen.nanos() - killedAt > 0, PATIENCE).nanos();
            device.add(Math.max(LEAST_NANOS, seenAt - backAt));
        }
        String after = "after " + outage.toMillis() / 1000.0 + " s away: ";
        report.runs(after + "device", device, Unit.SECONDS, MOST_NANOS);
        report.runs(after + "baseline: a bare socket that tries every 50 ms", bare, Unit.SECONDS);
        report.ratio(after + "device : baseline", device, bare);
    }
}
