package dev.drydock.protocol.fleet;

import dev.drydock.domain.target.Query;

/** The result of reading the text of a query. */
public sealed interface QueryReading {
    /** One answer for each result. */
    interface Cases<T> {
        T read(Read reading);

        T refused(Refused reading);
    }

    /** Picks the case of this result. */
    <T> T match(Cases<T> cases);

    /** The text is a query. */
    record Read(Query query) implements QueryReading {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.read(this);
        }
    }

    /**
     * The text is no query.
     *
     * @param position of the character at which reading ended, the first being 1; one behind the last at the end of the text
     * @param expected the form that was expected there, for people
     * @param found the text that was found there, in quotes, short and without control characters
     */
    record Refused(int position, String expected, String found) implements QueryReading {
        /** The refusal on one line. */
        public String message() {
            return "at character " + position + " of the query: expected " + expected + ", found " + found;
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.refused(this);
        }
    }
}
