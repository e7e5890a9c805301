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
        image.items("manifests").forEach(manifest -> lines.add(Said.line("Manifest", manifest(manifest))));
        image.find("warning").ifPresent(warning -> lines.add(Said.line("WARNING", warning)));
        return lines;
    }

    /** The server has no keys, and so cannot say whether the signature is right. */
    private static String manifest(RemoteDocument manifest) {
        return "sequence " + manifest.text("sequence") + ", security counter " + manifest.text("securityCounter")
                + ", until " + manifest.text("expires") + ", signed by " + manifest.text("signer")
                + ", not verified here, " + manifest.text("identity");
    }

    /** The sequences of the manifests. */
    static String sequences(RemoteDocument image) {
        List<String> sequences = image.items("manifests").stream()
                .map(manifest -> manifest.text("sequence"))
                .toList();
        return sequences.isEmpty() ? "-" : String.join(", ", sequences);
    }

    static String models(RemoteDocument image) {
        List<String> models = image.texts("models");
        return models.isEmpty() ? "all" : String.join(", ", models);
    }

    static String size(RemoteDocument image) {
        return String.format(Locale.ROOT, "%,d", image.number("size"));
    }
}
