package dev.drydock.application.device.agent;

import dev.drydock.application.device.journal.JournalLoad;

/** The journal was written by a newer device app. Nothing was touched; this one must not run here. */
public final class JournalTooNew extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalTooNew(JournalLoad.TooNew found) {
        super("the journal has format " + found.format() + ", and this program knows formats up to "
                + found.newestKnown() + ": start the newer device app that wrote it");
    }
}
