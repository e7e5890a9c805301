package dev.drydock.rest.desk;

import java.nio.file.Path;

/** The end of an attempt to copy the server's database. */
public sealed interface Backup {
    /** One result for each case. */
    interface Cases<R> {
        R made(Made made);

        R elsewhere(Elsewhere elsewhere);

        R failed(Failed failed);
    }

    /** A maker of copies. */
    @FunctionalInterface
    interface Maker {
        Backup make();
    }

    <R> R match(Cases<R> cases);

    /**
     * The database as it was at one moment.
     *
     * @param file belongs to the one who asked for it, who takes it away
     */
    record Made(Path file) implements Backup {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.made(this);
        }
    }

    /**
     * Another program makes backups of this database.
     *
     * @param how a sentence that names the program and its words
     */
    record Elsewhere(String how) implements Backup {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.elsewhere(this);
        }
    }

    /**
     * Nothing of a copy is left.
     *
     * @param why a sentence that says what to do, too
     */
    record Failed(String why) implements Backup {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.failed(this);
        }
    }
}
