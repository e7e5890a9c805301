package dev.drydock.bench.rig;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The process of a device app.
 *
 * @param classPath the device's own, or the whole program's
 * @param archive of classes, made with the same class path
 */
public record DeviceProcess(String classPath, Optional<Path> archive) {
    /** The system property for more flags of the device's JVM, separated by spaces. */
    public static final String FLAGS = "bench.device.flags";

    private static final String MAIN = "dev.drydock.bootstrap.DeviceMain";

    /** The recommended start, without an archive of classes. */
    public static DeviceProcess standard(Installation installation) {
        return new DeviceProcess(installation.deviceClassPath(), Optional.empty());
    }

    /** Starts it with more options of the device app. */
    public Child start(Rig rig, Mosquitto broker, String id, Path stateFolder, String... options) throws IOException {
        List<String> flags = new ArrayList<>(moreFlags());
        archive.ifPresent(file -> flags.add("-XX:SharedArchiveFile=" + file));
        return rig.start("device", command(broker, flags, id, stateFolder, options));
    }

    /** Starts it; when it is stopped it writes an archive of the classes that it used. */
    public Child startArchiving(Rig rig, Mosquitto broker, String id, Path stateFolder, Path target)
            throws IOException {
        List<String> flags = List.of("-XX:ArchiveClassesAtExit=" + target, "-Xlog:disable", "-Xlog:all=off");
        return rig.start("device", command(broker, flags, id, stateFolder));
    }

    public DeviceProcess with(Path made) {
        return new DeviceProcess(classPath, Optional.of(made));
    }

    public static List<String> moreFlags() {
        return Arrays.stream(System.getProperty(FLAGS, "").split(" "))
                .filter(flag -> !flag.isBlank())
                .toList();
    }

    private List<String> command(Mosquitto broker, List<String> flags, String id, Path stateFolder, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("--id", id, "--broker", broker.uri(), "--state-dir", stateFolder.toString()));
        arguments.addAll(Arrays.asList(options));
        return Installation.java(classPath, flags, MAIN, arguments.toArray(String[]::new));
    }
}
