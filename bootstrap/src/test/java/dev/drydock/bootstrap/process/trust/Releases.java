package dev.drydock.bootstrap.process.trust;

import dev.drydock.bootstrap.commandline.keys.KeyRoom;
import dev.drydock.bootstrap.process.Bench;
import dev.drydock.bootstrap.process.DrydockRun;
import dev.drydock.bootstrap.process.TestImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A vendor: the keys, the trust folder of the images, and images with their manifests. */
final class Releases {
    static final String MODEL = "gw-10";

    private final AtomicInteger count = new AtomicInteger();
    private final Bench bench;
    private final KeyRoom room;

    /** Makes the keys now, in the folder of the test. */
    Releases(Bench bench) {
        this.bench = bench;
        this.room = new KeyRoom(bench.folder()).at(Instant.now()).withKeySet();
        closed("trust", "rwxr-xr-x");
        closed("trust/keyset.json", "rw-r--r--");
    }

    private void closed(String name, String rights) {
        try {
            Files.setPosixFilePermissions(room.file(name), PosixFilePermissions.fromString(rights));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    KeyRoom room() {
        return room;
    }

    /** Puts a floor into the trust folder. */
    void floor(long sequence, int counter) {
        room.write("trust/floor.json", "{\"sequence\":" + sequence + ",\"counter\":" + counter + "}");
        closed("trust/floor.json", "rw-r--r--");
    }

    /** The options of a device that asks for manifests. */
    String[] trusting(String... more) {
        return Stream.concat(Stream.of("--trust", room.file("trust").toString(), "--model", MODEL), Stream.of(more))
                .toArray(String[]::new);
    }

    /** An image, and the file of its name. */
    TestImage image(int seed, String version) {
        TestImage image = TestImage.of(20_000, seed, version);
        bench.file(version + ".img", image.bytes());
        return image;
    }

    /** Signs the manifest of an image for the model, and returns it. */
    String sign(TestImage image, long sequence, String more) {
        return signFor(MODEL, image, sequence, "--key @r.pem " + more);
    }

    String signFor(String model, TestImage image, long sequence, String more) {
        String name = "manifest-" + count.incrementAndGet();
        room.run(
                "sign @" + image.version() + ".img --version " + image.version() + " --sequence " + sequence + " -o @"
                        + name + " " + more.strip(),
                "--model",
                model);
        return room.text(name).strip();
    }

    /** Orders an image by the service app, which serves it. */
    DrydockRun update(String broker, String device, TestImage image, String manifest) {
        Path file = bench.file("ordered.manifest", manifest);
        return update(broker, device, image, "--manifest", file.toString());
    }

    DrydockRun update(String broker, String device, TestImage image, String... more) {
        List<String> words = List.of(
                "update",
                device,
                "--broker",
                broker,
                "--image",
                bench.path(image.version() + ".img"),
                "--version",
                image.version());
        return bench.run(Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
    }

    /** An order that nobody is to carry out, as anybody may write it. */
    static String order(TestImage image, String id, String manifest) {
        return order(image, id, "http://127.0.0.1:1/x", manifest);
    }

    /** An order of an image that is served. */
    static String order(TestImage image, String id, String uri, String manifest) {
        return image.order(id, uri).replaceFirst("}$", ",\"manifest\":\"" + manifest + "\"}");
    }
}
