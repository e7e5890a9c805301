package dev.drydock.bench.measure;

import dev.drydock.bench.figures.Contest;
import dev.drydock.bench.figures.Report;
import dev.drydock.bench.figures.Unit;
import dev.drydock.bench.mqtt.Caller;
import dev.drydock.bench.mqtt.Watcher;
import dev.drydock.bench.rig.Child;
import dev.drydock.bench.rig.DeviceProcess;
import dev.drydock.bench.rig.Installation;
import dev.drydock.bench.rig.Mosquitto;
import dev.drydock.bench.rig.Rig;
import dev.drydock.bench.rig.Vendor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The cost of asking for signed manifests: at the start of a device, and in an update. The baseline is the same device that takes
 * any order.
 *
 * @param starts counted
 * @param updates counted
 * @param bytes of the image
 */
public record Trust(int warmUps, int starts, int updates, int bytes) implements Benchmark {
    private static final double MOST_OF_A_START = 1.05;
    private static final double MOST_OF_AN_UPDATE = 1.03;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    public static Trust full() {
        return new Trust(2, 20, 10, 256 << 20);
    }

    @Override
    public String name() {
        return "trust";
    }

    @Override
    public String title() {
        return "trust: a device that asks for signed manifests, beside one that does not";
    }

    @Override
    public Optional<String> missing() {
        return Installation.missing(Mosquitto.PROGRAM);
    }

    /** Everything that the devices need. */
    private record Scene(
            Rig rig, Mosquitto broker, Watcher watcher, Caller caller, DeviceProcess device, Vendor vendor) {
        Child start(String id, Path state, boolean isSigned) throws IOException {
            return isSigned
                    ? device.start(rig, broker, id, state, vendor.options())
                    : device.start(rig, broker, id, state);
        }

        long sighting(String id, String part) throws InterruptedException {
            String topic = "drydock/" + id + "/reported";
            return watcher.await(
                            seen -> seen.topic().equals(topic) && seen.text().contains(part), PATIENCE)
                    .nanos();
        }
    }

    /** An image on a server, as an order names it. */
    private record Served(String uri, int size, String digest) {
        String order(Optional<String> manifest) {
            return "{\"fwPackageUri\":\"%s\",\"fwVersion\":\"2.0\",\"fwSize\":%d,\"fwPackageCheckValue\":\"sha256:%s\"%s}"
                    .formatted(
                            uri,
                            size,
                            digest,
                            manifest.map(text -> ",\"manifest\":\"" + text + "\"")
                                    .orElse(""));
        }
    }

    @Override
    public void run(Rig rig, Report report) throws Exception {
        Path images = Files.createDirectories(rig.fresh("images"));
        byte[] image = new byte[bytes];
        new Random(bytes).nextBytes(image);
        Path file = Files.write(images.resolve("image.bin"), image);
        Served served = new Served(Download.serve(rig, images) + "image.bin", bytes, digest(image));
        Vendor vendor = Vendor.of(rig, file, "2.0");
        Installation installation = rig.installation();
        DeviceProcess device = new DeviceProcess(installation.programClassPath(), installation.archive());
        Mosquitto broker = Mosquitto.start(rig);
        try (Watcher watcher = Watcher.start(broker.port(), "drydock/+/reported");
                Caller caller = Caller.connect(broker.port(), "vendor", "drydock/+/responses/vendor")) {
            Scene scene = new Scene(rig, broker, watcher, caller, device, vendor);
            starts(scene, report);
            updates(scene, served, report);
        }
    }

    private void starts(Scene scene, Report report) throws Exception {
        Path asking = scene.rig().fresh("asking");
        Path taking = scene.rig().fresh("taking");
        Contest<Long> contest = new Contest<>();
        List<Long> signed = contest.enter(round -> start(scene, asking, true));
        List<Long> plain = contest.enter(round -> start(scene, taking, false));
        contest.run(warmUps, starts);
        report.runs("start, to the first report, with --trust", signed, Unit.SECONDS);
        report.runs("baseline: without", plain, Unit.SECONDS);
        report.ratio("start with --trust : without", signed, plain, MOST_OF_A_START);
    }

    private static long start(Scene scene, Path state, boolean isSigned) throws Exception {
        String id = "starting-" + NUMBERS.incrementAndGet();
        try (Child child = scene.start(id, state, isSigned)) {
            return scene.sighting(id, "\"state\":\"idle\"") - child.startedAt();
        }
    }

    private void updates(Scene scene, Served served, Report report) throws Exception {
        Contest<Long> contest = new Contest<>();
        List<Long> signed = contest.enter(round -> update(scene, served, true));
        List<Long> plain = contest.enter(round -> update(scene, served, false));
        contest.run(1, updates);
        report.runs("update, from the call to its completion, with a manifest", signed, Unit.SECONDS);
        report.runs("baseline: without", plain, Unit.SECONDS);
        report.ratio("update with a manifest : without", signed, plain, MOST_OF_AN_UPDATE);
    }

    private static long update(Scene scene, Served served, boolean isSigned) throws Exception {
        String id = "updating-" + NUMBERS.incrementAndGet();
        Path state = scene.rig().fresh("state");
        try (Child child = scene.start(id, state, isSigned)) {
            scene.sighting(id, "\"state\":\"idle\"");
            long before = System.nanoTime();
            String order = served.order(isSigned ? Optional.of(scene.vendor().manifest()) : Optional.empty());
            Caller.Answer answer = scene.caller()
                    .call(
                            "drydock/" + id + "/methods/firmwareUpdate",
                            "drydock/" + id + "/responses/vendor",
                            order.getBytes(StandardCharsets.UTF_8));
            CalledDevice.expect("200", answer);
            return scene.sighting(id, "\"state\":\"completed\"") - before;
        } finally {
            Rig.remove(state);
        }
    }

    private static String digest(byte[] image) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image));
    }
}
