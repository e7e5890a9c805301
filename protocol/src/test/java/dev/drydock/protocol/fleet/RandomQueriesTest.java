package dev.drydock.protocol.fleet;

import static dev.drydock.protocol.fleet.Readings.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.target.Query;
import dev.drydock.protocol.fleet.QueryReading.Refused;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries and texts by chance are read and written without a surprise. {@code -Dquery.seed=N} tries one seed's again. */
class RandomQueriesTest {
    private static final int TREES = 500;
    private static final int TEXTS = 10_000;
    private static final String SIGNS =
            "()\"\\,=! \t\n.'%&;*andortiseln09\u0000\u001b\u0131\u00e9\u202e\u3000\ud83d\ude00";
    private static final String[] PIECES = {
        " and ",
        " or ",
        "not ",
        "(",
        ")",
        " in (",
        "\"",
        "\\",
        "seen older than ",
        "7d",
        "tag.",
        " = ",
        "!=",
        "all",
        "not(",
        "((((((((",
        "999999999d",
        "\ud83d",
        "attribute.a",
        "connected=true"
    };

    static LongStream seeds() {
        Long asked = Long.getLong("query.seed");
        return asked == null ? LongStream.range(0, 10) : LongStream.of(asked);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_query_that_is_written_is_read_as_the_same(long seed) {
        RandomQuery queries = new RandomQuery(new Random(seed));
        for (int i = 0; i < TREES; i++) {
            Query query = queries.next(1 + i % 5);
            String text = QueryText.write(query);
            assertThat(QueryText.parse(text))
                    .as("-Dquery.seed=%d, query %d: %s", seed, i, text)
                    .isEqualTo(new QueryReading.Read(query));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_text_that_was_tampered_with_is_a_query_or_refused(long seed) {
        Random dice = new Random(seed);
        RandomQuery queries = new RandomQuery(dice);
        String text = "";
        for (int i = 0; i < TEXTS; i++) {
            text = i % 10 == 0 ? QueryText.write(queries.next(1 + i % 4)) : tampered(text, dice);
            try {
                check(text);
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                throw new AssertionError("-Dquery.seed=" + seed + ", text " + i + ": " + text, e);
            }
        }
    }

    private static void check(String text) {
        QueryReading reading = QueryText.parse(text);
        Optional<Refused> refusal = refusal(reading);
        if (refusal.isEmpty()) {
            String written = QueryText.write(Readings.query(text));
            assertThat(QueryText.parse(written)).isEqualTo(reading);
        } else {
            assertThat(refusal.get().position()).isBetween(1, text.length() + 1);
            assertThat(refusal.get().message()).hasSizeLessThan(300).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}]");
        }
    }

    /** The text with a change by chance: something put in, taken out, moved or repeated. */
    private static String tampered(String text, Random dice) {
        int from = dice.nextInt(text.length() + 1);
        int to = from + dice.nextInt(text.length() - from + 1);
        String before = text.substring(0, from);
        String within = text.substring(from, to);
        String after = text.substring(to);
        return switch (dice.nextInt(7)) {
            case 0 -> before + after;
            case 1 -> before + SIGNS.charAt(dice.nextInt(SIGNS.length())) + within + after;
            case 2 -> before + PIECES[dice.nextInt(PIECES.length)] + within + after;
            case 3 -> before + (char) dice.nextInt(Character.MAX_VALUE + 1) + within + after;
            case 4 -> after + within + before;
            case 5 -> text.length() > QueryText.LONGEST ? within : before + within + within + after;
            default -> before + within.repeat(dice.nextInt(20) == 0 ? 1 + 3000 / (1 + within.length()) : 1) + after;
        };
    }
}
