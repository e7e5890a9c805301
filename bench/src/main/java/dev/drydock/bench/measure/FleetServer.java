package dev.drydock.bench.measure;

import dev.drydock.bench.figures.Contest;
import dev.drydock.bench.figures.Report;
import dev.drydock.bench.figures.Unit;
import dev.drydock.bench.rig.Installation;
import dev.drydock.bench.rig.Mosquitto;
import dev.drydock.bench.rig.Rig;
import dev.drydock.bench.server.BareServer;
import dev.drydock.bench.server.RolledOut;
import dev.drydock.bench.server.Rollouts;
import dev.drydock.bench.server.ServerProcess;
import dev.drydock.bench.server.ServerStart;
import dev.drydock.bench.server.ThinFleet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A server in a process of its own, and a thin fleet on a real Mosquitto: whole rollouts beside the bare messages and rows, the time from
 * one wave to the next, the start, and memory.
 *
 * @param few devices of the small rollouts
 * @param all devices of the large ones
 * @param rounds of each
 * @param wave devices of one of many waves, whose outcomes are all needed for its verdict
 * @param waves of a rollout of many
 * @param rollouts of many waves
 * @param starts of the server of each kind
 */
public record FleetServer(int few, int all, int rounds, int wave, int waves, int rollouts, int starts)
        implements Benchmark {
    /** As {@code examples/mosquitto} has them. */
    private static final String[] LIMITS = {"max_inflight_messages 1000", "max_queued_messages 100000"};

    /** Long enough for a server to see that nothing goes on, and to give memory back. */
    private static final Duration REST = Duration.ofSeconds(25);

    private static final double LEAST_COLD = 240;
    private static final double LEAST_WARM = 750;
    private static final double LEAST_OF_BASELINE = 0.4;
    private static final double MOST_CPU_NANOS = 1.2e6;
    private static final double MEDIAN_OPENING = 50e6;
    private static final double P95_OPENING = 200e6;
    private static final double MOST_BYTES = 300e6;

    public static FleetServer full() {
        return new FleetServer(1_000, 10_000, 3, 47, 32, 7, 5);
    }

    @Override
    public String name() {
        return "fleet-server";
    }

    @Override
    public String title() {
        return "fleet-server: rollouts in four waves to " + few + " and " + all + " devices; " + rollouts + " in "
                + waves + " waves; starts";
    }

    @Override
    public Optional<String> missing() {
        return Installation.missing(Mosquitto.PROGRAM);
    }

    @Override
    public void run(Rig rig, Report report) throws Exception {
        new ServerStart(rig, report).measure(starts);
        Mosquitto broker = Mosquitto.start(rig, LIMITS);
        Path folder = rig.fresh("server");
        try (ThinFleet fleet = ThinFleet.start(broker.port(), all, List.of(few, wave * waves, all))) {
            try (ServerProcess first = ServerProcess.start(rig, Optional.of(broker), folder)) {
                first.awaitReady();
                first.awaitFleet(all);
            }
            try (ServerProcess server = ServerProcess.start(rig, Optional.of(broker), folder)) {
                server.awaitReady();
                measure(rig, broker, server, fleet, report);
            }
        }
    }

    private void measure(Rig rig, Mosquitto broker, ServerProcess server, ThinFleet fleet, Report report)
            throws Exception {
        Rollouts rolling = new Rollouts(server, fleet);
        List<Double> cold = List.of(rolling.fourWaves(few).devicesPerSecond());
        report.rate(few + " devices, first after the start", cold, Unit.PER_SECOND, LEAST_COLD);
        try (BareServer bare = BareServer.start(rig, broker, all)) {
            besideBaseline(few, rolling, fleet, bare, report);
            besideBaseline(all, rolling, fleet, bare, report);
        }
        server.rest(REST);
        Optional<Long> resident = server.residentBytes();
        if (resident.isPresent()) {
            report.runs("memory at rest after all of that", List.of(resident.get()), Unit.MEGABYTES, MOST_BYTES);
        }
        List<Long> openings = new ArrayList<>();
        for (int i = 0; i < rollouts; i++) {
            openings.addAll(rolling.manyWaves(wave, waves).openings(wave, waves));
        }
        report.tail(
                "last report of a wave to first order of the next",
                openings,
                Unit.MILLISECONDS,
                MEDIAN_OPENING,
                P95_OPENING);
    }

    private void besideBaseline(int devices, Rollouts rolling, ThinFleet fleet, BareServer bare, Report report)
            throws Exception {
        Contest<RolledOut> contest = new Contest<>();
        List<RolledOut> own = contest.enter(round -> rolling.fourWaves(devices));
        List<RolledOut> baseline = contest.enter(round -> bare.fourWaves(fleet, devices));
        contest.run(1, rounds);
        String of = devices + " devices: ";
        report.rate(of + "rolled out", speeds(own), Unit.PER_SECOND, LEAST_WARM);
        report.runs(of + "baseline", speeds(baseline), Unit.PER_SECOND);
        report.rate(
                of + "rolled out : baseline",
                Contest.ratioList(speeds(own), speeds(baseline)),
                Unit.TIMES,
                LEAST_OF_BASELINE);
        report.runs(of + "CPU of the server, each device", cpu(own), Unit.MILLISECONDS, MOST_CPU_NANOS);
        report.runs(of + "CPU of the baseline, each device", cpu(baseline), Unit.MILLISECONDS);
    }

    private static List<Double> speeds(List<RolledOut> runs) {
        return runs.stream().map(RolledOut::devicesPerSecond).toList();
    }

    private static List<Double> cpu(List<RolledOut> runs) {
        return runs.stream().map(RolledOut::cpuPerDevice).toList();
    }
}
