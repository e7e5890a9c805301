package dev.drydock.bootstrap.commandline.signing;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.file.NewFile;
import dev.drydock.bootstrap.file.TextFile;
import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.trust.ManifestDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Signed manifests in files: one line each. */
public final class ManifestFile {
    private ManifestFile() {}

    /** The manifest in a file, which nobody has verified. */
    static SignedToken read(String option, Path file) throws MalformedDocument {
        return ManifestDocument.token(TextFile.read(option, file).replaceFirst("\\R$", ""));
    }

    /** The same; wrong use when the file holds no manifest. */
    public static SignedToken token(String option, Path file) {
        try {
            return read(option, file);
        } catch (MalformedDocument e) {
            throw CommandFailure.wrongUse(option + ": '" + file + "' is no manifest: " + e.getMessage());
        }
    }

    /** A manifest that a device would read. */
    static SignedToken checked(SignedToken manifest) {
        try {
            return ManifestDocument.token(manifest.text());
        } catch (MalformedDocument e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "no device would take this manifest: " + e.getMessage() + "; name fewer models or devices");
        }
    }

    static void write(String option, Path file, SignedToken manifest) {
        NewFile.write(option, file, (manifest.text() + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
