package dev.drydock.bootstrap.commandline.device;

import dev.drydock.bootstrap.commandline.signing.KeySetFile;
import dev.drydock.bootstrap.commandline.signing.Trust;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.file.NamedFile;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.domain.trust.memory.Floor;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.trust.FloorDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The trust folder of an image, which nobody but its owner can write.
 *
 * @param keySet of {@code keyset.json}, which meets its own threshold
 * @param floor of {@code floor.json}; none without that file
 */
record TrustFolder(SignedKeySet keySet, Floor floor) {
    private static final String KEY_SET = "keyset.json";
    private static final String FLOOR = "floor.json";

    /** Reads and checks a folder; wrong use when it cannot be trusted. */
    static TrustFolder read(String option, Path folder) {
        if (!Files.isDirectory(folder)) {
            throw CommandFailure.wrongUse(option + ": '" + folder + "' is no folder with a " + KEY_SET + " in it");
        }
        checkRights(option, folder);
        SignedKeySet set = KeySetFile.read(option, checked(option, folder.resolve(KEY_SET)));
        String fault = Trust.keySetCheck().first(set).match(taken -> "", version -> "", reason -> reason.message());
        if (!fault.isEmpty()) {
            throw CommandFailure.wrongUse(option + ": '" + folder.resolve(KEY_SET) + "' cannot be trusted: " + fault);
        }
        Path floor = folder.resolve(FLOOR);
        return new TrustFolder(set, Files.exists(floor) ? floor(option, checked(option, floor)) : Floor.NONE);
    }

    private static Floor floor(String option, Path file) {
        try {
            return FloorDocument.read(NamedFile.bytes(option, file));
        } catch (MalformedDocument e) {
            throw CommandFailure.wrongUse(option + ": '" + file + "' is no floor: " + e.getMessage());
        }
    }

    private static Path checked(String option, Path file) {
        checkRights(option, NamedFile.file(option, file));
        return file;
    }

    private static void checkRights(String option, Path path) {
        Set<PosixFilePermission> rights = rights(option, path);
        if (rights.contains(PosixFilePermission.GROUP_WRITE) || rights.contains(PosixFilePermission.OTHERS_WRITE)) {
            throw CommandFailure.wrongUse(option + ": '" + path + "' can be written by others ("
                    + PosixFilePermissions.toString(rights) + "); close it with: chmod go-w " + path);
        }
    }

    /** None where the file system knows none. */
    private static Set<PosixFilePermission> rights(String option, Path path) {
        try {
            return Files.getPosixFilePermissions(path);
        } catch (UnsupportedOperationException e) {
            return Set.of();
        } catch (IOException e) {
            throw CommandFailure.wrongUse(option + ": '" + path + "' cannot be read: " + NamedFile.why(e));
        }
    }
}
