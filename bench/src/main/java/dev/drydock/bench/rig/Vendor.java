package dev.drydock.bench.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Keys, a trust folder and a signed image, made with the tools of the program.
 *
 * @param trust the folder for devices
 * @param manifest of the image, sequence 31
 */
public record Vendor(Path trust, String manifest) {
    public static final String MODEL = "gateway";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Makes the keys and signs an image. */
    public static Vendor of(Rig rig, Path image, String version) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(rig.fresh("vendor"));
        Tools tools = new Tools(rig, folder);
        tools.run("keys", "new", tools.at("root.pem"));
        tools.run("keys", "new", tools.at("release.pem"));
        tools.run(
                "keys",
                "init-root",
                "--root",
                tools.at("root.jwk"),
                "--threshold",
                "1",
                "--release",
                tools.at("release.jwk"),
                "-o",
                tools.at("draft"));
        tools.run("keys", "sign", tools.at("draft"), "--key", tools.at("root.pem"), "-o", tools.at("signed"));
        Path trust = Files.createDirectories(folder.resolve("trust"));
        tools.run(
                "keys",
                "finish",
                tools.at("signed"),
                "-o",
                trust.resolve("keyset.json").toString());
        tools.run(
                "sign",
                image.toString(),
                "--model",
                MODEL,
                "--version",
                version,
                "--sequence",
                "31",
                "--key",
                tools.at("release.pem"),
                "-o",
                tools.at("manifest"));
        return new Vendor(trust, Files.readString(folder.resolve("manifest")).strip());
    }

    /** The options of a device that asks for manifests. */
    public String[] options() {
        return new String[] {"--trust", trust.toString(), "--model", MODEL};
    }

    private record Tools(Rig rig, Path folder) {
        String at(String name) {
            return folder.resolve(name).toString();
        }

        void run(String... words) throws IOException, InterruptedException {
            List<String> command = Installation.java(
                    rig.installation().programClassPath(), List.of(), "dev.drydock.bootstrap.Main", words);
            try (Child child = rig.start("tool", command)) {
                child.awaitEnd(PATIENCE);
            }
        }
    }
}
