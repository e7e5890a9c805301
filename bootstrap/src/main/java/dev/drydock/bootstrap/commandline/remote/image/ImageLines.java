package dev.drydock.bootstrap.commandline.remote.image;

import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.protocol.remote.RemoteDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An image for people. */
final class ImageLines {
    private ImageLines() {}

    static List<String> of(RemoteDocument image) {
        List<String> lines = new ArrayList<>(List.of(
                Said.line("Image", image.text("name")),
                Said.line("Version", image.text("version")),
                Said.line("Models", models(image)),
                Said.line("Size", size(image) + " bytes"),
                Said.line("Digest", image.text("digest")),
                Said.line("URI", image.text("uri")),
                Said.line("Kept", image.flag("kept") ? "by the server" : "elsewhere"),
                Said.line("Added", image.text("added"))));
        image.find("warning").ifPresent(warning -> lines.add(Said.line("WARNING", warning)));
        return lines;
    }

    static String models(RemoteDocument image) {
        List<String> models = image.texts("models");
        return models.isEmpty() ? "all" : String.join(", ", models);
    }

    static String size(RemoteDocument image) {
        return String.format(Locale.ROOT, "%,d", image.number("size"));
    }
}
