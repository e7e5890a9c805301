package dev.drydock.bootstrap.commandline.remote.image;

import dev.drydock.bootstrap.commandline.remote.RestClient;
import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.service.image.ImageMeasuring;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.protocol.remote.RemoteBody;
import dev.drydock.protocol.remote.RemoteDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock image add}: one more image. */
@Command(
        name = "add",
        description = "Add an image: a file, which the server keeps and serves, or one that somebody else serves.",
        footer = {
            "",
            "Examples:",
            "  drydock image add gateway.img --version 2.1 --model gateway",
            "  drydock image add --version 2.1 --uri https://example.com/2.1.img --size 1048576 --digest sha256:2c26..."
        })
final class ImageAddCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The file. It is sent with its SHA-256.")
    @Nullable
    Path file;

    @Option(names = "--uri", paramLabel = "URI", description = "Where devices fetch the image, in the place of FILE.")
    @Nullable
    String uri;

    @Option(names = "--version", paramLabel = "VERSION", required = true, description = "Version of the image.")
    String version = "";

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            split = ",",
            description = "Model of devices that it is for, as often as there are models. Default: all.")
    List<String> models = new ArrayList<>();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the image. Default: MODEL-VERSION, or image-VERSION without a model.")
    @Nullable
    String name;

    @Option(names = "--size", paramLabel = "BYTES", description = "Size of the image at --uri.")
    @Nullable
    Long size;

    @Option(names = "--digest", paramLabel = "SHA256", description = "Digest of the image at --uri: sha256:2c26...")
    @Nullable
    String digest;

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    ImageAddCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        if ((file == null) == (uri == null)) {
            throw CommandFailure.wrongUse("an image is either FILE or --uri; say one of them");
        }
        RemoteDocument added = file == null ? addServed(String.valueOf(uri)) : upload(file);
        new Said(console, json).document(added, ImageLines::of);
        return ExitCode.DONE;
    }

    private RemoteDocument addServed(String place) {
        if (size == null || digest == null) {
            throw CommandFailure.wrongUse("--uri wants the size and the digest of the image, --size and --digest");
        }
        RemoteBody body = new RemoteBody()
                .with("name", chosenName())
                .with("version", version)
                .with("models", models)
                .with("uri", place)
                .with("size", size)
                .with("digest", checked(digest));
        return server.open().post(Route.of("images"), body);
    }

    private RemoteDocument upload(Path content) {
        if (size != null || digest != null) {
            throw CommandFailure.wrongUse("--size and --digest go with --uri; those of a file are found in it");
        }
        RestClient client = server.open();
        ImageMeasure measure = ImageMeasuring.measure("FILE", content);
        Route route = Route.of("images", chosenName(), "content")
                .with("version", version)
                .with("model", models)
                .with("digest", measure.digest().toString());
        return client.upload(route, content, measure.size());
    }

    private String chosenName() {
        return name == null ? (models.isEmpty() ? "image" : models.get(0)) + "-" + version : name;
    }

    private static String checked(String text) {
        try {
            return Digest.parse(text).toString();
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse("--digest: " + e.getMessage());
        }
    }
}
