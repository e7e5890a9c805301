package dev.drydock.bench.rig;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a device app is started.
 *
 * @param classPath the device's own, or the whole program's
 * @param archive of classes, made with the same class path
 */
public record DeviceProcess(String classPath, Optional<Path> archive) {
    /** The system property for more flags of the device's JVM, apart by spaces: to try what they do. */
    public static final String FLAGS = "bench.device.flags";

    private static final String MAIN = "dev.drydock.bootstrap.DeviceMain";

    /** As a device is meant to be started, without an archive of classes. */
    public static DeviceProcess standard(Installation installation) {
        return new DeviceProcess(installation.deviceClassPath(), Optional.empty());
    }

    /** Starts it; more options of the device app may be given. */
    public Child start(Rig rig, Mosquitto broker, String id, Path stateFolder, String... options) throws IOException {
        List<String> flags = new ArrayList<>(moreFlags());
        archive.ifPresent(file -> flags.add("-XX:SharedArchiveFile=" + file));
        return rig.start("device", command(broker, flags, id, stateFolder, options));
    }

    /** Starts it so that it leaves an archive of the classes it has used when it is stopped. */
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
