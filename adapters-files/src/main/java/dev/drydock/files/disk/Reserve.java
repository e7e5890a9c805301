package dev.drydock.files.disk;

import java.io.IOException;
import java.util.Random;

/**
 * Reserved space on the disk: a file of 64 KiB, deleted when a document cannot be written for lack of space, so that a device
 * can still save and report that its disk is full. It is made again as soon as there is room. Not thread-safe.
 */
final class Reserve {
    static final int SIZE = 64 * 1024;

    private static final String NAME = "reserve";
    private static final String UNFINISHED = "reserve.new";
    /** The reserve must not be what makes the disk full. */
    private static final long ROOM_TO_MAKE_IT = 4L * SIZE;

    private final Storage storage;
    private boolean held;

    Reserve(Storage storage) {
        this.storage = storage;
    }

    /** Deletes the reserve; false when there was none. */
    boolean release() throws IOException {
        held = false;
        if (!storage.exists(NAME)) {
            return false;
        }
        storage.delete(NAME);
        storage.forceFolder("");
        return true;
    }

    /** Makes the reserve, if it is missing and the disk has room. A refusal is no failure: it is tried again later. */
    void make() {
        if (held) {
            return;
        }
        try {
            held = storage.exists(NAME);
            if (!held && storage.room() >= ROOM_TO_MAKE_IT) {
                fill();
                held = true;
            }
        } catch (IOException refused) {
            giveUp();
        }
    }

    private void fill() throws IOException {
        byte[] incompressible = new byte[SIZE];
        new Random(SIZE).nextBytes(incompressible);
        storage.write(UNFINISHED, incompressible);
        storage.force(UNFINISHED);
        storage.rename(UNFINISHED, NAME);
        storage.forceFolder("");
    }

    @SuppressWarnings("EmptyCatch") // there is nothing that could be done about it, and nothing depends on it
    private void giveUp() {
        try {
            storage.delete(UNFINISHED);
        } catch (IOException stillRefused) {
            // the next attempt writes over it
        }
    }
}
