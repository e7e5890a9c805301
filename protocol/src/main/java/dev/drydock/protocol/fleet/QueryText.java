package dev.drydock.protocol.fleet;

import dev.drydock.domain.target.Query;
import dev.drydock.protocol.fleet.QueryReading.Refused;

/**
 * The text of a query: {@code model = gateway and version != 2.0.0 and tag.site in (oslo, bergen) and seen older than 7d}.
 *
 * <pre>
 * query      = and { "or" and }
 * and        = not { "and" not }
 * not        = { "not" } ( "(" query ")" | "all" | seen | comparison )
 * seen       = "seen" ( "older" | "newer" ) "than" DURATION          such as 30s 10m 12h 7d
 * comparison = field ( "=" | "!=" ) value | field "in" "(" value { "," value } ")"
 * field      = "id" | "model" | "version" | "state" | "reason" | "connected" | "zone" | "tag.NAME" | "attribute.NAME"
 * value      = WORD | '"' { character | '\"' | '\\' } '"'
 * </pre>
 *
 * <p>Words of the language and the fields with fixed names may be written in any case; names and values are taken as they are. A
 * WORD has letters, digits and {@code . _ : + ~ ^ / @ -}; any other value, and {@code and}, {@code or}, {@code not} and
 * {@code in} as values, stand in quotes.
 */
public final class QueryText {
    /** Most characters of a text. */
    public static final int LONGEST = 4096;

    private QueryText() {}

    /** Reads a query. All that is read is written again by {@link #write} within the same limit. */
    public static QueryReading parse(String text) {
        if (text.length() > LONGEST) {
            return new Refused(LONGEST + 1, "a query of at most " + LONGEST + " characters", "one of " + text.length());
        }
        try {
            Query query = new QueryReader(new Lexer(text)).readAll();
            int written = QueryWriter.write(query).length();
            return written > LONGEST
                    ? new Refused(
                            1,
                            "a query that has at most " + LONGEST + " characters with single blanks between its words",
                            "one of " + written)
                    : new QueryReading.Read(query);
        } catch (Unexpected unexpected) {
            return unexpected.refusal();
        }
    }

    /**
     * Reads a text that has to be a query.
     *
     * @throws IllegalArgumentException when the text is none, with the message of the refusal
     */
    public static Query read(String text) {
        return parse(text).match(new QueryReading.Cases<>() {
            @Override
            public Query read(QueryReading.Read reading) {
                return reading.query();
            }

            @Override
            public Query refused(Refused reading) {
                throw new IllegalArgumentException(reading.message());
            }
        });
    }

    /**
     * Writes a query in the form that {@link #parse} reads as an equal one, with as few parentheses and quotes as can be.
     *
     * @throws IllegalArgumentException when the text would be longer than {@link #LONGEST}, as no query is that was read
     */
    public static String write(Query query) {
        String text = QueryWriter.write(query);
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "the text of a query has at most " + LONGEST + " characters, this one would have " + text.length());
        }
        return text;
    }
}
