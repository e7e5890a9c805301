package dev.drydock.bootstrap.file;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files with passwords, keys and connection strings, which their owner alone should be able to read. */
public final class SecretFile {
    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private SecretFile() {}

    /** Warns when every user of the machine can read a file, or more than its owner can write it. */
    public static void warnIfOpen(String option, Path path, PrintStream log) {
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
            if (rights.stream().anyMatch(OF_OTHERS::contains)) {
                log.println("WARNING: " + option + ": '" + path + "' is open to others ("
                        + PosixFilePermissions.toString(rights) + "); close it with: chmod 600 " + path);
            }
        } catch (IOException | UnsupportedOperationException e) {
            // A file that cannot be read is refused when it is; a file system without these rights has no others to
            // warn of.
        }
    }
}
