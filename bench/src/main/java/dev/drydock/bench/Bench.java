package dev.drydock.bench;

import dev.drydock.bench.figures.Report;
import dev.drydock.bench.measure.Benchmark;
import dev.drydock.bench.measure.Demo;
import dev.drydock.bench.measure.DeviceStart;
import dev.drydock.bench.measure.Download;
import dev.drydock.bench.measure.FleetLedger;
import dev.drydock.bench.measure.FleetServer;
import dev.drydock.bench.measure.HubFleet;
import dev.drydock.bench.measure.HubRoundTrip;
import dev.drydock.bench.measure.Return;
import dev.drydock.bench.measure.RoundTrip;
import dev.drydock.bench.measure.Trust;
import dev.drydock.bench.rig.Installation;
import dev.drydock.bench.rig.Rig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the named benchmarks, or all. The exit status says whether something is broken, never how fast it was. */
public final class Bench {
    private static final int BROKEN = 1;
    private static final int WRONG_USE = 2;

    private static final List<Benchmark> ALL = List.of(
            RoundTrip.full(),
            Download.full(),
            DeviceStart.full(),
            Return.full(),
            Demo.full(),
            Trust.full(),
            HubRoundTrip.full(),
            HubFleet.full(),
            FleetLedger.full(),
            FleetServer.full());

    /** The loggers of libraries that tell of every connection, held so that their level is kept. */
    private static final List<Logger> CONNECTIONS = List.of(
            Logger.getLogger("io.vertx"), Logger.getLogger("com.zaxxer.hikari"), Logger.getLogger("org.flywaydb"));

    private Bench() {}

    public static void main(String[] args) throws IOException {
        List<String> names =
                args.length == 0 ? ALL.stream().map(Benchmark::name).toList() : List.of(args);
        List<String> known = ALL.stream().map(Benchmark::name).toList();
        if (!known.containsAll(names)) {
            System.err.println(
                    "bench: expected any of " + String.join(", ", known) + ", found " + String.join(" ", names));
            System.exit(WRONG_USE);
        }
        CONNECTIONS.forEach(logger -> logger.setLevel(Level.WARNING));
        Report report = new Report(System.out);
        describeMachine(report);
        int status = 0;
        for (Benchmark benchmark : ALL) {
            if (names.contains(benchmark.name()) && !measured(benchmark, report)) {
                status = BROKEN;
            }
        }
        System.exit(status);
    }

    private static boolean measured(Benchmark benchmark, Report report) {
        report.title(benchmark.title());
        Optional<String> missing = benchmark.missing();
        if (missing.isPresent()) {
            report.skipped(missing.get() + " is not installed");
            return true;
        }
        double before = load();
        try (Rig rig = Rig.set(Installation.found())) {
            benchmark.run(rig, report);
            report.note(String.format(Locale.ROOT, "load average %.1f before, %.1f after", before, load()));
            return true;
        } catch (Exception e) {
            report.note("BROKEN: " + e);
            e.printStackTrace();
            return false;
        }
    }

    private static void describeMachine(Report report) throws IOException {
        report.title("the machine");
        report.note(Runtime.getRuntime().availableProcessors() + " processors, "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", Java "
                + System.getProperty("java.vm.version"));
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        report.note(
                "files in " + temporary + ", " + Files.getFileStore(temporary).type());
        report.note("figures: median (least .. greatest); a ratio is that of each run to the run beside it");
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
