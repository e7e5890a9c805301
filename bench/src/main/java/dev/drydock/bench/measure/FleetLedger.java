package dev.drydock.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import dev.drydock.application.fleet.intake.HeardReport;
import dev.drydock.bench.figures.Contest;
import dev.drydock.bench.figures.Report;
import dev.drydock.bench.figures.Unit;
import dev.drydock.bench.fleet.BareStatements;
import dev.drydock.bench.fleet.FleetInDatabase;
import dev.drydock.bench.rig.Rig;
import dev.drydock.jdbc.database.Database;
import dev.drydock.jdbc.database.PostgresDatabase;
import dev.drydock.jdbc.database.SqliteDatabase;
import dev.drydock.testkit.postgres.PostgresServer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The ledger of a fleet in each database: a rollout from its submission until it is ready, claims, reports beside the bare
 * statements, and what people ask.
 *
 * @param sizes of the fleets
 * @param rounds of reports, each of which a tenth of the devices sends
 */
public record FleetLedger(List<Integer> sizes, int rounds) implements Benchmark {
    private static final int TENTH = 10;
    private static final int CLAIM = 500;
    private static final int CLAIMS = 20;
    private static final int QUESTIONS = 50;
    /** Rounds until the compiler is done with what reports run through. */
    private static final int WARM_UPS = 3;

    private static final double NANOS = 1e9;

    public static FleetLedger full() {
        return new FleetLedger(List.of(10_000, 100_000, 1_000_000), 3);
    }

    @Override
    public String name() {
        return "fleet-ledger";
    }

    @Override
    public String title() {
        return "fleet-ledger: rollouts for " + sizes + " devices in SQLite and PostgreSQL";
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public void run(Rig rig, Report report) throws Exception {
        for (int size : sizes) {
            Path folder = Files.createDirectories(rig.fresh("sqlite"));
            Path bare = Files.createDirectories(rig.fresh("bare"));
            try (Database database = SqliteDatabase.open(folder);
                    BareStatements statements = new BareStatements("jdbc:sqlite:" + bare.resolve("bare.db"), size)) {
                measure("SQLite", size, database, statements, report);
            }
        }
        if (!PostgresServer.isInstalled()) {
            report.skipped("PostgreSQL is not installed");
            return;
        }
        try (PostgresServer server = PostgresServer.start("shared_buffers=256MB", "max_wal_size=4GB")) {
            for (int size : sizes) {
                String url = create(server, "fleet" + size);
                try (Database database = PostgresDatabase.open(url);
                        BareStatements statements = new BareStatements(url + "&reWriteBatchedInserts=true", size)) {
                    measure("PostgreSQL", size, database, statements, report);
                }
            }
        }
    }

    private static String create(PostgresServer server, String name) throws Exception {
        try (Connection connection = DriverManager.getConnection(server.url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return server.url(name);
    }

    private void measure(String name, int size, Database database, BareStatements bare, Report report)
            throws Exception {
        String of = name + ", " + size + " devices: ";
        FleetInDatabase fleet = new FleetInDatabase(database, size);
        report.runs(of + "inventory written", List.of(time(fleet::fill)), Unit.SECONDS);
        report.runs(of + "preview by tag", times(TENTH, fleet::preview), Unit.MILLISECONDS, 1e9);
        report.runs(
                of + "submitted until ready", List.of(time(fleet::submit)), Unit.SECONDS, size <= 10_000 ? 1e9 : 15e9);
        List<Long> alone = new ArrayList<>();
        for (int i = 0; i < CLAIMS; i++) {
            alone.add(fleet.claimAlone(CLAIM));
        }
        report.runs(of + CLAIM + " members found and written, without commit", alone, Unit.MILLISECONDS, 5e6);
        report.runs(
                of + "whole turn that claims " + CLAIM,
                times(Math.min(CLAIMS, size / CLAIM), () -> fleet.claim(CLAIM)),
                Unit.MILLISECONDS);
        fleet.orderAll();
        reports(of, size, fleet, bare, report);
        int[] next = {0};
        report.runs(of + "why", times(QUESTIONS, () -> fleet.why(next[0]++ % size)), Unit.MILLISECONDS, 50e6);
    }

    /** Each round a tenth of the devices reports; at last all of them complete. */
    private void reports(String of, int size, FleetInDatabase fleet, BareStatements bare, Report report)
            throws Exception {
        int some = Math.max(CLAIM, size / TENTH);
        List<Long> cpu = new ArrayList<>();
        Contest<Long> contest = new Contest<>();
        List<Long> taken = contest.enter(round -> {
            List<HeardReport> reports = fleet.progress(some, round);
            long before = cpu();
            long took = time(() -> fleet.take(reports));
            if (round >= WARM_UPS) {
                cpu.add(cpu() - before);
            }
            return took;
        });
        List<Long> baseline = contest.enter(round -> time(() -> bare.take(some, round + 1)));
        contest.run(WARM_UPS, rounds);
        report.note(String.format(
                Locale.ROOT,
                "%sintake of %d reports: %.0f reports/s, %.3f ms of CPU each (this process's)",
                of,
                some,
                some * NANOS / median(taken),
                median(cpu) / 1e6 / some));
        report.ratio(of + "intake : bare statements", taken, baseline);
        List<HeardReport> ends = fleet.reports("completed", size, WARM_UPS + rounds);
        long all = time(() -> fleet.take(ends));
        report.note(String.format(Locale.ROOT, "%s%d devices complete: %.0f reports/s", of, size, size * NANOS / all));
        if (fleet.succeeded() != size) {
            throw new IllegalStateException(fleet.succeeded() + " of " + size + " devices are counted as successes");
        }
    }

    private static double median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** Work that may fail. */
    private interface Work {
        void run() throws Exception;
    }

    private static List<Long> times(int number, Work work) throws Exception {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            times.add(time(work));
        }
        return times;
    }

    private static long time(Work work) throws Exception {
        long before = System.nanoTime();
        work.run();
        return System.nanoTime() - before;
    }
}
