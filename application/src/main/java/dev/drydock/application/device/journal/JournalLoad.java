package dev.drydock.application.device.journal;

/** The finding in the journal at a start. */
public sealed interface JournalLoad {
    /** One answer for each case. */
    interface Cases<T> {
        T fresh(Fresh load);

        T found(Found load);

        T earlier(Earlier load);

        T lost(Lost load);

        T tooNew(TooNew load);
    }

    /** Picks the case of this finding. */
    <T> T match(Cases<T> cases);

    /** There never was a journal here. */
    record Fresh() implements JournalLoad {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.fresh(this);
        }
    }

    /** The journal is whole. */
    record Found(AgentMemory memory) implements JournalLoad {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.found(this);
        }
    }

    /** The newest is unreadable; this is the one before it, which may lack the last change. */
    record Earlier(AgentMemory memory, String why) implements JournalLoad {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.earlier(this);
        }
    }

    /** There was one, and nothing of it can be read. It has been set aside. */
    record Lost(String why) implements JournalLoad {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.lost(this);
        }
    }

    /** A newer program wrote the journal in a format that this one does not know. Nothing was touched. */
    record TooNew(int format, int newestKnown) implements JournalLoad {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.tooNew(this);
        }
    }
}
