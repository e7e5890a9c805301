package dev.drydock.bench.measure;

import dev.drydock.bench.figures.Contest;
import dev.drydock.bench.figures.Report;
import dev.drydock.bench.figures.Unit;
import dev.drydock.bench.rig.Child;
import dev.drydock.bench.rig.Installation;
import dev.drydock.bench.rig.Rig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The demo from start to end, once it is built.
 *
 * @param word what the launcher is told to do
 */
public record Demo(String word, int warmUps, int rounds) implements Benchmark {
    private static final double MOST_NANOS = 10e9;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** The first run builds the program and its archive of classes, if they are not there. */
    public static Demo full() {
        return new Demo("demo", 1, 5);
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String title() {
        return "demo: ./drydock demo, a whole update with everything in one process";
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public void run(Rig rig, Report report) throws Exception {
        List<String> demo = command(rig.installation());
        List<String> nothing =
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version");
        Contest<Long> contest = new Contest<>();
        List<Long> demos = contest.enter(round -> time(rig, demo));
        List<Long> nothings = contest.enter(round -> time(rig, nothing));
        contest.run(warmUps, rounds);

        report.runs("demo", demos, Unit.SECONDS, MOST_NANOS);
        report.runs("baseline: java -version", nothings, Unit.SECONDS);
        report.ratio("demo : baseline", demos, nothings);
    }

    private List<String> command(Installation installation) {
        return installation
                .launcher()
                .map(launcher -> List.of(launcher.toString(), word))
                .orElseGet(() -> Installation.java(
                        installation.programClassPath(),
                        List.of("-XX:TieredStopAtLevel=1"),
                        "dev.drydock.bootstrap.Main",
                        word));
    }

    private static long time(Rig rig, List<String> command) throws Exception {
        try (Child child = rig.start("demo", command)) {
            return child.awaitEnd(PATIENCE) - child.startedAt();
        }
    }
}
