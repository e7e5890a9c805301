package dev.drydock.bench.rig;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The build and the programs of this machine.
 *
 * @param home where Drydock was built; empty in a test, which measures its own class path in place of the assembled ones
 */
public record Installation(Optional<Path> home) {
    /** The system property that says where Drydock was built. */
    public static final String HOME = "drydock.home";

    /** Folders of brokers outside a user's PATH. */
    private static final List<String> MORE_PLACES = List.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin");

    public static Installation found() {
        return new Installation(Optional.ofNullable(System.getProperty(HOME)).map(Path::of));
    }

    /** The path of a program in PATH or the usual folders of brokers. */
    public static Optional<Path> program(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), MORE_PLACES.stream())
                .filter(place -> !place.isBlank())
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The first of the programs that is not installed. */
    public static Optional<String> missing(String... programs) {
        return Arrays.stream(programs).filter(name -> program(name).isEmpty()).findFirst();
    }

    public Optional<Path> launcher() {
        return home.map(folder -> folder.resolve("drydock"));
    }

    /** The class path of a device: without a broker or an image server. */
    public String deviceClassPath() {
        return assembled("assembled-device");
    }

    /** The class path of the launcher. */
    public String programClassPath() {
        return assembled("assembled-drydock");
    }

    /** The launcher's archive of the whole program's classes. */
    public Optional<Path> archive() {
        return home.map(folder -> folder.resolve("bootstrap/target/drydock.jsa"))
                .filter(Files::exists);
    }

    /** A command that runs a main class with the launcher's flags for long-lived processes and some more. */
    public static List<String> java(String classPath, List<String> flags, String main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto"));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** The class path of a device and the main classes of this module. */
    public String childClassPath() {
        return own() + File.pathSeparator + deviceClassPath();
    }

    /** The class path of the whole program and the main classes of this module. */
    public String benchClassPath() {
        return own() + File.pathSeparator + programClassPath();
    }

    private static Path own() {
        return Path.of(URI.create(Installation.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }

    private String assembled(String name) {
        return home.map(folder -> folder.resolve("bootstrap/target").resolve(name) + "/lib/*")
                .orElseGet(() -> System.getProperty("java.class.path"));
    }
}
