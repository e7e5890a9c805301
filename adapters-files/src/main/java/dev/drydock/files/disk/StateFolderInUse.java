package dev.drydock.files.disk;

import java.nio.file.Path;

/** Another device app has the state folder open: two would undo each other's updates. */
public final class StateFolderInUse extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StateFolderInUse(Path folder) {
        super("the state folder " + folder
                + " is in use by another device app; stop that one, or give this one a folder of its own");
    }
}
