package dev.drydock.bench.server;

import dev.drydock.bench.child.PresenceMain;
import dev.drydock.bench.figures.Contest;
import dev.drydock.bench.figures.Report;
import dev.drydock.bench.figures.Unit;
import dev.drydock.bench.mqtt.Watcher;
import dev.drydock.bench.rig.Child;
import dev.drydock.bench.rig.Installation;
import dev.drydock.bench.rig.Mosquitto;
import dev.drydock.bench.rig.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The start of a server: the time until it is ready, and its memory then. */
public final class ServerStart {
    private static final double MOST_NANOS = 2e9;
    private static final double NO_GOAL = Double.POSITIVE_INFINITY;
    private static final double MOST_BYTES = 140e6;
    private static final Duration REST = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int WARM_UPS = 1;

    private final Rig rig;
    private final Report report;
    private int number;

    /** One life of a server. */
    private record Life(long ready, long cpu, Optional<Long> resident) {}

    public ServerStart(Rig rig, Report report) {
        this.rig = rig;
        this.report = report;
    }

    /** Starts each kind so many times, in turn with the baseline. */
    public void measure(int rounds) throws Exception {
        Mosquitto broker = Mosquitto.start(rig);
        Path kept = rig.fresh("kept");
        Path own = rig.fresh("own");
        live(Optional.empty(), own);
        try (Watcher watcher = Watcher.start(broker.port(), "bare/+")) {
            Contest<Life> contest = new Contest<>();
            List<Life> known = contest.enter(round -> live(Optional.of(broker), kept));
            List<Life> fresh = contest.enter(round -> live(Optional.of(broker), rig.fresh("fresh")));
            List<Life> embedded = contest.enter(round -> live(Optional.empty(), own));
            List<Life> bare = contest.enter(round -> bare(broker, watcher));
            contest.run(WARM_UPS, rounds);

            tell("ready", known, bare, MOST_NANOS, MOST_BYTES);
            report.runs("ready: CPU until then", known.stream().map(Life::cpu).toList(), Unit.SECONDS);
            tell("ready, with the first migration", fresh, bare, NO_GOAL, NO_GOAL);
            tell("ready, with a broker of its own", embedded, bare, NO_GOAL, NO_GOAL);
            report.runs("baseline: a JVM with a bare Paho client, to its message", readies(bare), Unit.SECONDS);
        }
    }

    private void tell(String what, List<Life> lives, List<Life> baseline, double most, double bytes) {
        report.runs(what, readies(lives), Unit.SECONDS, most);
        report.ratio(what + " : baseline", readies(lives), readies(baseline));
        if (!residents(lives).isEmpty()) {
            report.runs(what + ": memory", residents(lives), Unit.MEGABYTES, bytes);
        }
    }

    private Life live(Optional<Mosquitto> broker, Path folder) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(rig, broker, folder)) {
            long ready = server.awaitReady();
            long cpu = server.cpuNanos();
            server.rest(REST);
            return new Life(ready, cpu, server.residentBytes());
        }
    }

    private Life bare(Mosquitto broker, Watcher watcher) throws IOException, InterruptedException {
        String topic = "bare/" + ++number;
        try (Child child = rig.start(
                "bare",
                Installation.java(
                        rig.installation().childClassPath(),
                        List.of(),
                        PresenceMain.class.getName(),
                        Integer.toString(broker.port()),
                        "bare-" + number,
                        topic,
                        "ready"))) {
            long ready =
                    watcher.await(seen -> seen.topic().equals(topic), PATIENCE).nanos() - child.startedAt();
            return new Life(ready, child.cpuNanos(), child.residentBytes());
        }
    }

    private static List<Long> readies(List<Life> lives) {
        return lives.stream().map(Life::ready).toList();
    }

    private static List<Long> residents(List<Life> lives) {
        return lives.stream().flatMap(life -> life.resident().stream()).toList();
    }
}
