package dev.drydock.bench.measure;

import dev.drydock.bench.child.PresenceMain;
import dev.drydock.bench.figures.Contest;
import dev.drydock.bench.figures.Report;
import dev.drydock.bench.figures.Unit;
import dev.drydock.bench.mqtt.Watcher;
import dev.drydock.bench.rig.Child;
import dev.drydock.bench.rig.DeviceProcess;
import dev.drydock.bench.rig.Installation;
import dev.drydock.bench.rig.Mosquitto;
import dev.drydock.bench.rig.Rig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The time from the start of a device's process to its first report, and its memory at rest.
 *
 * @param rest how long after the report the memory is read
 * @param archived whether it is tried with an archive of the device's classes too
 */
public record DeviceStart(int warmUps, int rounds, Duration rest, boolean archived) implements Benchmark {
    private static final double MOST_NANOS = 2e9;
    private static final double MOST_BYTES = 150e6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STANDING_BY = "\"firmwareStatus\":\"standBy\"";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    public static DeviceStart full() {
        return new DeviceStart(1, 5, Duration.ofSeconds(5), true);
    }

    @Override
    public String name() {
        return "device";
    }

    @Override
    public String title() {
        return "device: from the start of its process to its first report; its resident memory "
                + rest.toMillis() / 1000.0 + " s later";
    }

    @Override
    public Optional<String> missing() {
        return Installation.missing(Mosquitto.PROGRAM);
    }

    /** One run of a process. */
    private record Life(long start, Optional<Long> resident) {}

    /** Starts a process that reports under an id. */
    @FunctionalInterface
    private interface Starter {
        Child start(String id) throws IOException;
    }

    @Override
    public void run(Rig rig, Report report) throws Exception {
        Mosquitto broker = Mosquitto.start(rig);
        try (Watcher watcher = Watcher.start(broker.port(), "drydock/+/reported")) {
            measure(rig, broker, watcher, report);
        }
    }

    private void measure(Rig rig, Mosquitto broker, Watcher watcher, Report report) throws Exception {
        Installation installation = rig.installation();
        DeviceProcess standard = DeviceProcess.standard(installation);
        Path kept = rig.fresh("kept");
        Contest<Life> contest = new Contest<>();
        List<Life> fresh =
                contest.enter(round -> live(watcher, id -> standard.start(rig, broker, id, rig.fresh("state"))));
        List<Life> again = contest.enter(round -> live(watcher, id -> standard.start(rig, broker, id, kept)));
        List<Life> own = List.of();
        if (archived) {
            DeviceProcess quick = standard.with(archive(rig, broker, watcher, standard));
            own = contest.enter(round -> live(watcher, id -> quick.start(rig, broker, id, kept)));
        }
        List<Life> whole = List.of();
        Optional<Path> launchers = installation.archive();
        if (launchers.isPresent()) {
            DeviceProcess launched = new DeviceProcess(installation.programClassPath(), launchers);
            whole = contest.enter(round -> live(watcher, id -> launched.start(rig, broker, id, kept)));
        }
        List<Life> bare = contest.enter(round -> live(watcher, id -> bare(rig, broker, id)));
        contest.run(warmUps, rounds);

        tell(report, "new device", fresh, bare);
        tell(report, "known device", again, bare);
        tell(report, "known device, archive of the device's classes", own, bare);
        tell(report, "known device, class path and archive of ./drydock", whole, bare);
        report.runs("baseline: bare Paho client, to its message", starts(bare), Unit.SECONDS);
        if (!residents(bare).isEmpty()) {
            report.runs("baseline: memory", residents(bare), Unit.MEGABYTES);
        }
    }

    private static void tell(Report report, String what, List<Life> lives, List<Life> baseline) {
        if (lives.isEmpty()) {
            return;
        }
        report.runs(what + ": start", starts(lives), Unit.SECONDS, MOST_NANOS);
        report.ratio(what + ": start : baseline", starts(lives), starts(baseline));
        if (!residents(lives).isEmpty()) {
            report.runs(what + ": memory", residents(lives), Unit.MEGABYTES, MOST_BYTES);
            report.ratio(what + ": memory : baseline", residents(lives), residents(baseline));
        }
    }

    private Life live(Watcher watcher, Starter starter) throws Exception {
        String id = "device-" + NUMBERS.incrementAndGet();
        try (Child child = starter.start(id)) {
            long start = firstReport(watcher, id) - child.startedAt();
            child.runFor(rest);
            return new Life(start, child.residentBytes());
        }
    }

    private static long firstReport(Watcher watcher, String id) throws InterruptedException {
        String topic = "drydock/" + id + "/reported";
        return watcher.await(seen -> seen.topic().equals(topic) && seen.text().contains(STANDING_BY), PATIENCE)
                .nanos();
    }

    private static Path archive(Rig rig, Mosquitto broker, Watcher watcher, DeviceProcess standard) throws Exception {
        Path target = rig.fresh("classes.jsa");
        String id = "archived-" + NUMBERS.incrementAndGet();
        Child child = standard.startArchiving(rig, broker, id, rig.fresh("state"), target);
        firstReport(watcher, id);
        child.stop();
        return target;
    }

    private static Child bare(Rig rig, Mosquitto broker, String id) throws IOException {
        return rig.start(
                "bare",
                Installation.java(
                        rig.installation().childClassPath(),
                        DeviceProcess.moreFlags(),
                        PresenceMain.class.getName(),
                        Integer.toString(broker.port()),
                        id,
                        "drydock/" + id + "/reported",
                        "{" + STANDING_BY + "}"));
    }

    private static List<Long> starts(List<Life> lives) {
        return lives.stream().map(Life::start).toList();
    }

    private static List<Long> residents(List<Life> lives) {
        return lives.stream().flatMap(life -> life.resident().stream()).toList();
    }
}
