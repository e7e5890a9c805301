package dev.drydock.bench.measure;

import dev.drydock.bench.child.FetchMain;
import dev.drydock.bench.figures.Contest;
import dev.drydock.bench.figures.Report;
import dev.drydock.bench.figures.Unit;
import dev.drydock.bench.rig.Child;
import dev.drydock.bench.rig.DeviceProcess;
import dev.drydock.bench.rig.Installation;
import dev.drydock.bench.rig.Rig;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * An image downloaded, hashed and written to a slot.
 *
 * @param mebibytes of the image
 */
public record Download(int mebibytes, int warmUps, int rounds) implements Benchmark {
    private static final double MOST_TIMES = 1.6;
    private static final double MOST_TIMES_STARTED = 1.15;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PIECE = 1 << 20;

    public static Download full() {
        return new Download(256, 1, 5);
    }

    @Override
    public String name() {
        return "download";
    }

    @Override
    public String title() {
        return "download: " + mebibytes + " MiB downloaded, hashed and written, in a JVM with 64 MB of heap";
    }

    @Override
    public Optional<String> missing() {
        return Installation.missing("curl", "sha256sum");
    }

    /** The time of one download: in all, and without the start of the process where that is a device's. */
    private record Took(long wall, long inner) {}

    @Override
    public void run(Rig rig, Report report) throws Exception {
        Path images = Files.createDirectories(rig.fresh("images"));
        String digest = makeImage(images.resolve("image.bin"));
        String uri = serve(rig, images) + "image.bin";
        boolean sync = Installation.program("sync").isPresent();

        Contest<Took> contest = new Contest<>();
        List<Took> ours = contest.enter(round -> fetch(rig, uri, digest));
        List<Took> forced = new ArrayList<>();
        if (sync) {
            forced = contest.enter(round -> curl(rig, uri, digest, true));
        }
        List<Took> plain = contest.enter(round -> curl(rig, uri, digest, false));
        contest.run(warmUps, rounds);

        report.runs("Drydock, from start to end of its process", walls(ours), Unit.SECONDS);
        report.runs("Drydock, once it has started", inners(ours), Unit.SECONDS);
        if (sync) {
            report.runs("baseline: curl, sync of the file, then sha256sum", walls(forced), Unit.SECONDS);
            report.ratio("the whole process : baseline", walls(ours), walls(forced), MOST_TIMES);
            report.ratio("once it has started : baseline", inners(ours), walls(forced), MOST_TIMES_STARTED);
        } else {
            report.note("Drydock forces the image to the disk; without sync there is no baseline that does");
        }
        report.runs("curl, then sha256sum", walls(plain), Unit.SECONDS);
        report.ratio("the whole process : curl without sync", walls(ours), walls(plain));
        report.ratio("once it has started : curl without sync", inners(ours), walls(plain));
    }

    private Took fetch(Rig rig, String uri, String digest) throws Exception {
        Path state = rig.fresh("state");
        List<String> flags = new ArrayList<>(DeviceProcess.moreFlags());
        flags.add("-Xmx64m");
        Child child = rig.start(
                "fetch",
                Installation.java(
                        rig.installation().childClassPath(),
                        flags,
                        FetchMain.class.getName(),
                        uri,
                        Long.toString((long) mebibytes * PIECE),
                        state.toString()));
        long wall = child.awaitEnd(PATIENCE) - child.startedAt();
        String[] said =
                child.awaitLine(line -> line.startsWith(digest), PATIENCE).split(" ");
        Rig.remove(state);
        return new Took(wall, Long.parseLong(said[1]));
    }

    private static Took curl(Rig rig, String uri, String digest, boolean forced) throws Exception {
        Path file = rig.fresh("curled");
        long wall = run(rig, "curl", "-sSf", "-o", file.toString(), uri);
        if (forced) {
            wall += run(rig, "sync", file.toString());
        }
        Child hash = rig.start("sha256sum", List.of("sha256sum", file.toString()));
        wall += hash.awaitEnd(PATIENCE) - hash.startedAt();
        hash.awaitLine(line -> line.startsWith(digest), PATIENCE);
        Rig.remove(file);
        return new Took(wall, wall);
    }

    private static long run(Rig rig, String... command) throws Exception {
        Child child = rig.start(command[0], List.of(command));
        return child.awaitEnd(PATIENCE) - child.startedAt();
    }

    /** Serves the files of a folder; the address that their names follow. */
    static String serve(Rig rig, Path images) throws Exception {
        Child server = rig.start(
                "serve",
                Installation.java(
                        rig.installation().programClassPath(),
                        DeviceProcess.moreFlags(),
                        "dev.drydock.bootstrap.Main",
                        "serve",
                        images.toString(),
                        "--listen",
                        "127.0.0.1:0"));
        String line = server.awaitLine(said -> said.contains("http://"), PATIENCE);
        return line.replaceFirst(".*(http://\\S+).*", "$1");
    }

    /** Makes an image that does not compress and returns its digest. */
    private String makeImage(Path file) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] piece = new byte[PIECE];
        Random random = new Random(mebibytes);
        try (OutputStream out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest)) {
            for (int i = 0; i < mebibytes; i++) {
                random.nextBytes(piece);
                out.write(piece);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Long> walls(List<Took> took) {
        return took.stream().map(Took::wall).toList();
    }

    private static List<Long> inners(List<Took> took) {
        return took.stream().map(Took::inner).toList();
    }
}
