package dev.drydock.bootstrap.process.installer;

import dev.drydock.bootstrap.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A recipe of {@code examples/installers} with its settings, run as the device app runs its installer. */
public final class Recipe {
    private static final Path EXAMPLES =
            Path.of("..", "examples", "installers").toAbsolutePath().normalize();

    private final Path script;
    private final Path settings;
    private String path = Program.PATH;

    private Recipe(Path script, Path settings) {
        this.script = script;
        this.settings = settings;
    }

    /** One whose settings are these lines, in a file in the folder. */
    public static Recipe of(String name, Path folder, String... settings) {
        try {
            return new Recipe(EXAMPLES.resolve(name), Files.write(folder.resolve(name + ".conf"), List.of(settings)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a program of the test before those of the machine. */
    public Recipe withProgram(Path folder, String name, String... lines) {
        try {
            Path programs = Files.createDirectories(folder.resolve("bin"));
            Path program = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + String.join("\n", lines) + "\n");
            if (!program.toFile().setExecutable(true)) {
                throw new AssertionError(program + " cannot be made a program");
            }
            path = programs + ":" + Program.PATH;
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of {@code --installer}. */
    public List<String> words() {
        return List.of(script.toString(), settings.toString());
    }

    public Program.End install(Path image, String version) {
        return run("install", Map.of("DRYDOCK_IMAGE", image.toString(), "DRYDOCK_VERSION", version));
    }

    public Program.End run(String verb) {
        return run(verb, Map.of());
    }

    private Program.End run(String verb, Map<String, String> facts) {
        Map<String, String> environment = new TreeMap<>(facts);
        environment.put("PATH", path);
        environment.put("HOME", System.getProperty("user.home"));
        environment.put("LANG", "C.UTF-8");
        return Program.run(environment, script.toString(), settings.toString(), verb);
    }
}
