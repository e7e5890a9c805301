package dev.drydock.bootstrap.commandline.remote.image;

import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.commandline.remote.Table;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteDocument;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drydock image list}: all images. */
@Command(
        name = "list",
        description = "List the images by name.",
        footer = {"", "Example: drydock image list --json"})
final class ImageListCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Option(names = "--json", description = "Print one JSON document for each image.")
    boolean json;

    /** A command that has not been parsed. */
    ImageListCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        List<RemoteDocument> images = server.open().get(Route.of("images")).items("items");
        Said said = new Said(console, json);
        said.rows(
                images,
                new Table("IMAGE", "VERSION", "MODELS", "BYTES", "SEQUENCES", "KEPT", "ADDED"),
                image -> List.of(
                        image.text("name"),
                        image.text("version"),
                        ImageLines.models(image),
                        ImageLines.size(image),
                        ImageLines.sequences(image),
                        image.flag("kept") ? "yes" : "no",
                        image.text("added")));
        said.count(images.size(), "image", "images");
        return ExitCode.DONE;
    }
}
