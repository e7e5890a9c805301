package dev.drydock.bootstrap.commandline.remote.image;

import dev.drydock.bootstrap.commandline.remote.RestClient;
import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.commandline.signing.ManifestFile;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.service.image.ImageMeasuring;
import dev.drydock.bootstrap.service.image.OrderedManifest;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.Version;
import dev.drydock.protocol.remote.RemoteBody;
import dev.drydock.protocol.remote.RemoteDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock image add}: one more image. */
@Command(
        name = "add",
        description =
                "Add an image: a file, which the server keeps and serves, or one that somebody else serves. Or add a "
                        + "manifest to an image that is there.",
        footer = {
            "",
            "Examples:",
            "  drydock image add gateway.img --version 2.1 --model gateway",
            "  drydock image add gateway.img --model gateway --manifest 31.manifest",
            "  drydock image add --name gateway-2.0 --manifest 31.manifest.back",
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

    @Option(names = "--version", paramLabel = "VERSION", description = "Version of the image. A manifest says it, too.")
    @Nullable
    String version;

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

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "Manifest of the image, which 'drydock sign' made, as often as there are manifests. Rollouts "
                    + "send one of them with the image; the server tells its text to nobody else.")
    List<Path> manifests = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    ImageAddCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        List<OrderedManifest> signed = manifests.stream()
                .map(path -> OrderedManifest.read(ManifestFile.token("--manifest", path)))
                .toList();
        boolean isThere = file == null && uri == null && name != null && !signed.isEmpty();
        if ((file == null) == (uri == null) && !isThere) {
            throw CommandFailure.wrongUse("an image is either FILE or --uri; say one of them, or --name and --manifest "
                    + "for an image that is there");
        }
        RemoteDocument added = isThere ? signImage(signed) : withManifests(addImage(signed), signed);
        new Said(console, json).document(added, ImageLines::of);
        return ExitCode.DONE;
    }

    private RemoteDocument addImage(List<OrderedManifest> signed) {
        String said = version(signed);
        return file == null ? addServed(String.valueOf(uri), said, signed) : upload(file, said, signed);
    }

    private String version(List<OrderedManifest> signed) {
        if (version == null && signed.isEmpty()) {
            throw CommandFailure.wrongUse("--version VERSION is missing: the version of the image");
        }
        String chosen = version == null ? signed.get(0).said().version().value() : version;
        signed.forEach(manifest -> manifest.version(Optional.of(formed("--version", chosen, Version::new))));
        return chosen;
    }

    private RemoteDocument signImage(List<OrderedManifest> signed) {
        if (version != null || !models.isEmpty() || size != null || digest != null) {
            throw CommandFailure.wrongUse("--version, --model, --size and --digest go with FILE or --uri; an image "
                    + "that is there has them");
        }
        return add(String.valueOf(name), signed);
    }

    private RemoteDocument withManifests(RemoteDocument image, List<OrderedManifest> signed) {
        if (signed.isEmpty()) {
            return image;
        }
        try {
            return add(image.text("name"), signed);
        } catch (CommandFailure failure) {
            throw new CommandFailure(
                    failure.exitCode(),
                    "image " + image.text("name") + " was added, and a manifest of it was not: "
                            + failure.getMessage());
        }
    }

    private RemoteDocument add(String image, List<OrderedManifest> signed) {
        RestClient client = server.open();
        return signed.stream()
                .map(manifest ->
                        new RemoteBody().with("manifest", manifest.text().text().orElseThrow()))
                .map(body -> client.post(Route.of("images", image, "manifests"), body))
                .reduce((former, later) -> later)
                .orElseThrow();
    }

    private RemoteDocument addServed(String place, String said, List<OrderedManifest> signed) {
        if (size == null || digest == null) {
            throw CommandFailure.wrongUse("--uri wants the size and the digest of the image, --size and --digest");
        }
        check(signed, new ImageMeasure(size, formed("--digest", digest, Digest::parse)));
        RemoteBody body = new RemoteBody()
                .with("name", chosenName(said))
                .with("version", said)
                .with("models", models)
                .with("uri", place)
                .with("size", size)
                .with("digest", formed("--digest", digest, Digest::parse).toString());
        return server.open().post(Route.of("images"), body);
    }

    private RemoteDocument upload(Path content, String said, List<OrderedManifest> signed) {
        if (size != null || digest != null) {
            throw CommandFailure.wrongUse("--size and --digest go with --uri; those of a file are found in it");
        }
        RestClient client = server.open();
        ImageMeasure measure = ImageMeasuring.measure("FILE", content);
        check(signed, measure);
        Route route = Route.of("images", chosenName(said), "content")
                .with("version", said)
                .with("model", models)
                .with("digest", measure.digest().toString());
        return client.upload(route, content, measure.size());
    }

    private String chosenName(String said) {
        return name == null ? (models.isEmpty() ? "image" : models.get(0)) + "-" + said : name;
    }

    /** Nothing is sent when a manifest is of another image. */
    private static void check(List<OrderedManifest> signed, ImageMeasure measure) {
        signed.forEach(manifest -> {
            manifest.checkSize(Optional.of(measure.size()));
            manifest.checkDigest(Optional.of(measure.digest()));
        });
    }

    private static <T> T formed(String option, String text, Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse(option + ": " + e.getMessage());
        }
    }
}
