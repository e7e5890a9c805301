package dev.drydock.bootstrap.commandline.device;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.file.NamedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what a device is. */
public final class IdentityOptions {
    private static final String STANDARD_MODEL = "gateway";
    private static final Pattern NAME = Pattern.compile("[!-~](?:[ -~]{0,62}[!-~])?");

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "The device's model. Default: " + STANDARD_MODEL + "; with --trust there is none.")
    @Nullable
    String model;

    @Option(
            names = "--model-file",
            paramLabel = "FILE",
            description = "Read the model from FILE, such as /proc/device-tree/model.")
    @Nullable
    Path modelFile;

    @Option(names = "--hardware", paramLabel = "REVISION", description = "The revision of the device's hardware.")
    @Nullable
    String hardware;

    @Option(
            names = "--hardware-file",
            paramLabel = "FILE",
            description = "Read the revision of the hardware from FILE.")
    @Nullable
    Path hardwareFile;

    /** The model; wrong use where a device that asks for manifests names none. */
    public String model(boolean isSigned) {
        Optional<String> named = one("--model", model, "--model-file", modelFile);
        if (named.isEmpty() && isSigned) {
            throw CommandFailure.wrongUse(
                    "--trust needs the device's model, which manifests name; add --model NAME or --model-file FILE");
        }
        return named.orElse(STANDARD_MODEL);
    }

    public Optional<String> hardware() {
        return one("--hardware", hardware, "--hardware-file", hardwareFile);
    }

    private static Optional<String> one(String option, @Nullable String text, String fileOption, @Nullable Path file) {
        if (text != null && file != null) {
            throw CommandFailure.wrongUse(option + " and " + fileOption + " exclude each other");
        }
        Optional<String> given = Optional.ofNullable(text).map(name -> checked(option, name));
        return given.or(() -> Optional.ofNullable(file).map(path -> checked(fileOption, content(fileOption, path))));
    }

    /** The one line of a file; a device tree ends its texts with a NUL. */
    private static String content(String option, Path file) {
        return new String(NamedFile.bytes(option, file), StandardCharsets.ISO_8859_1).replaceAll("[\\x00\\s]+$", "");
    }

    private static String checked(String option, String name) {
        if (!NAME.matcher(name).matches()) {
            throw CommandFailure.wrongUse(
                    option + ": expected 1 to 64 printable characters of ASCII without a blank at the ends");
        }
        return name;
    }
}
