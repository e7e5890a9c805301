package dev.drydock.bootstrap.commandline.signing;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.file.NamedFile;
import dev.drydock.bootstrap.file.NewFile;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.trust.KeySetDocument;
import java.nio.file.Path;

/** Key sets in files, with all, some or none of their signatures. */
public final class KeySetFile {
    private KeySetFile() {}

    /** The set in a file, whose signatures are not checked; wrong use when it is none. */
    public static SignedKeySet read(String option, Path file) {
        try {
            return KeySetDocument.read(NamedFile.bytes(option, file));
        } catch (MalformedDocument e) {
            throw CommandFailure.wrongUse(option + ": '" + file + "' is no key set: " + e.getMessage());
        }
    }

    /** Writes a set that a device would read. */
    public static void write(String option, Path file, SignedKeySet set) {
        byte[] text = KeySetDocument.write(set);
        try {
            var unused = KeySetDocument.read(text);
        } catch (MalformedDocument e) {
            throw new CommandFailure(ExitCode.FAILED, "no device would take this key set: " + e.getMessage());
        }
        NewFile.write(option, file, text);
    }
}
