package dev.drydock.hub.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A failure names its seed; the same seed does the same again. */
class RandomQueriesTest {
    private static final int ROUNDS = 500;

    private static final List<String> PIECES = List.of(
            "SELECT",
            "*",
            "FROM",
            "devices",
            ".jobs",
            "WHERE",
            "GROUP",
            "BY",
            "ORDER",
            "TOP",
            "COUNT",
            "(",
            ")",
            "[",
            "]",
            "[[",
            "]]",
            ",",
            ".",
            "=",
            "!=",
            "<",
            "AND",
            "OR",
            "NOT",
            "IN",
            "NIN",
            "is_defined",
            "contains",
            "tags",
            "'",
            "\"",
            "\\",
            "\\u12",
            "1",
            "-",
            "0x",
            "1e9",
            "null",
            "true",
            "undefined",
            " ",
            "\u0000",
            "ä",
            "\ud83d\ude00",
            "AS",
            "deviceId");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_printed_expression_is_read_as_the_same(long seed) throws QuerySyntax {
        RandomExpressions expressions = new RandomExpressions(new Random(seed));
        for (int round = 0; round < ROUNDS; round++) {
            Expression expression = expressions.next(3);
            String text = Printed.text(expression);

            Expression read = new ExpressionParser(Tokens.of(text), Query.Source.DEVICES).condition();

            assertThat(read).as("seed %d, round %d: %s", seed, round, text).isEqualTo(expression);
            assertThat(read.of(Rows.twin())).isEqualTo(expression.of(Rows.twin()));
            assertThat(Condition.parse(text).holds(Rows.twin()))
                    .as("seed %d, round %d: %s", seed, round, text)
                    .isEqualTo(expression.of(Rows.twin()).booleanValue());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void garbage_is_refused_or_runs(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            String garbage = garbage(random);
            assertThat(List.of(outcome(garbage), outcome("SELECT * FROM devices WHERE " + garbage)))
                    .as("seed %d, round %d: %s", seed, round, garbage)
                    .isSubsetOf("refused", "run");
        }
    }

    private static String garbage(Random random) {
        StringBuilder garbage = new StringBuilder();
        for (int piece = random.nextInt(30); piece >= 0; piece--) {
            garbage.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextBoolean() ? " " : "");
        }
        return garbage.toString();
    }

    private static String outcome(String text) {
        ObjectNode twin = Rows.twin();
        try {
            return Query.parse(text).run(Stream.of(twin, twin)).size() <= 2 ? "run" : "more than there is";
        } catch (QuerySyntax e) {
            return e.position() >= 1 && e.position() <= text.length() + 1 ? "refused" : "at no position: " + e;
        } catch (RuntimeException | StackOverflowError e) {
            return e.toString();
        }
    }
}
