package dev.drydock.hub.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is refused, and what is said about it. */
class QuerySyntaxTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                               | 1  | Expected SELECT, found the end at position 1",
                "DELETE FROM devices                              | 1  | Expected SELECT, found DELETE",
                "SELECT                                           | 7  | Expected *, a property or an aggregate",
                "SELECT FROM devices                              | 8  | Expected *, a property or an aggregate",
                "SELECT DISTINCT deviceId FROM devices            | 17 | Expected FROM, found deviceId",
                "SELECT deviceId deviceId FROM devices            | 17 | Expected FROM, found deviceId",
                "SELECT deviceId, FROM devices                    | 18 | Expected *, a property or an aggregate",
                "SELECT *, deviceId FROM devices                  | 9  | Expected FROM, found ,",
                "SELECT TOP * FROM devices                        | 12 | Expected a number of rows from 1",
                "SELECT TOP 0 * FROM devices                      | 12 | Expected a number of rows from 1",
                "SELECT TOP 1.5 * FROM devices                    | 12 | Expected a number of rows from 1",
                "SELECT TOP 1e99 * FROM devices                   | 12 | Expected a number of rows from 1",
                "SELECT COUNT(*) FROM devices                     | 14 | Expected ), found *",
                "SELECT SUM() FROM devices                        | 12 | Expected a property",
                "SELECT LENGTH(deviceId) FROM devices             | 8  | Expected a property or one of COUNT, SUM",
                "SELECT deviceId AS FROM devices                  | 20 | Expected the name of a column",
                "SELECT deviceId AS 'x' FROM devices              | 20 | Expected the name of a column",
                "SELECT tags.x, properties.desired.x FROM devices | 16 | Expected a column of another name than 'x'",
                "SELECT *                                         | 9  | Expected FROM, found the end",
                "SELECT * FROM                                    | 14 | Expected devices or devices.jobs",
                "SELECT * FROM twins                              | 15 | Expected devices or devices.jobs, found twins",
                "SELECT * FROM devices.modules                    | 23 | module twins are not supported here",
                "SELECT * FROM devices.things                     | 23 | Expected jobs, found things",
                "SELECT * FROM (SELECT * FROM devices)            | 15 | Expected devices or devices.jobs, found (",
                "SELECT * FROM devices d                          | 23 | Expected an operator, another clause",
                "SELECT * FROM devices JOIN d                     | 23 | JOIN is not supported here",
                "SELECT * FROM devices WHERE                      | 28 | Expected a property, a constant, a function",
                "SELECT * FROM devices WHERE a = 1;               | 34 | Expected a word, a number, a string",
                "SELECT * FROM devices LIMIT 5                    | 23 | LIMIT is not supported here",
                "SELECT * FROM devices GROUP BY tags.x            | 23 | Expected columns to be selected",
                "SELECT tags.x FROM devices GROUP tags.x          | 34 | Expected BY, found tags",
                "SELECT COUNT() FROM devices GROUP BY             | 37 | Expected a property",
                "SELECT tags.y, COUNT() FROM devices GROUP BY tags.x | 8 | an aggregate or a property that GROUP BY",
                "SELECT deviceId, COUNT() FROM devices            | 8  | an aggregate or a property that GROUP BY",
                "SELECT tags.x FROM devices GROUP BY tags.x HAVING 1 | 44 | HAVING is not supported here",
                "SELECT COUNT() FROM devices ORDER BY x           | 29 | groups cannot be ordered here",
                "SELECT * FROM devices ORDER x                    | 29 | Expected BY, found x",
                "SELECT * FROM devices ORDER BY                   | 31 | Expected a property",
                "SELECT * FROM devices ORDER BY x WHERE y = 1     | 34 | another clause (WHERE, GROUP BY, ORDER BY",
                "SELECT jobId FROM devices.jobs                   | 8  | can neither project nor aggregate",
                "SELECT COUNT() FROM devices.jobs                 | 8  | can neither project nor aggregate",
                "SELECT * FROM devices.jobs GROUP BY jobId        | 28 | Expected columns to be selected",
                "SELECT * FROM devices.jobs WHERE devices.tags.x = 1 | 42 | Expected jobs, found tags"
            })
    void a_query_that_is_not_understood_is_refused(String text, int position, String message) {
        assertThatExceptionOfType(QuerySyntax.class)
                .isThrownBy(() -> Query.parse(text))
                .withMessageContaining(message)
                .withMessageContaining("at position " + position)
                .satisfies(refusal -> assertThat(refusal.position()).isEqualTo(position));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a =                  | 4  | Expected a property, a constant, a function or (",
                "= 1                  | 1  | Expected a property, a constant, a function or (",
                "a = 1 b              | 7  | Expected an operator or the end of the condition, found b",
                "a = 1 = 1            | 7  | Expected an operator or the end",
                "a = 1 AND            | 10 | Expected a property",
                "a = 1 OR OR b = 1    | 10 | Expected a property",
                "(a = 1               | 7  | Expected ), found the end",
                "a = 1)               | 6  | Expected an operator or the end",
                "()                   | 2  | Expected a property",
                "a == 1               | 4  | Expected a property",
                "a ! 1                | 3  | Expected a word, a number, a string or an operator, found !",
                "a IN 'x'             | 6  | Expected [, found 'x'",
                "a IN ('x')           | 6  | Expected [, found (",
                "a IN []              | 7  | Expected a constant",
                "a IN ['x',]          | 11 | Expected a constant",
                "a IN [b]             | 7  | Expected a constant, found b",
                "a IN ['x'            | 10 | Expected ], found the end",
                "a NOT 'x'            | 7  | Expected IN",
                "a LIKE 'x'           | 3  | LIKE is not supported here",
                "a BETWEEN 1 AND 2    | 3  | BETWEEN is not supported here",
                "a = b + 1            | 7  | arithmetic is not supported here",
                "tags.my-tag = 1      | 8  | a name with such a sign is written [[like-this]]",
                "a IN (SELECT b)      | 6  | Expected [, found (",
                "a = (SELECT b)       | 6  | queries inside of queries are not supported here",
                "LENGTH(a) = 1        | 1  | Expected one of the functions IS_DEFINED, IS_ARRAY",
                "COUNT() = 1          | 1  | Expected one of the functions",
                "udf.mine(a)          | 9  | functions of one's own are not supported here",
                "is_defined()         | 12 | Expected a property",
                "is_defined('a')      | 12 | Expected a property, found 'a'",
                "is_defined(a, b)     | 13 | Expected ), found ,",
                "is_defined(a         | 13 | Expected ), found the end",
                "startswith(a)        | 13 | Expected ,, found )",
                "tags.group = 1       | 6  | a word of the language or one with other signs as [[name]]",
                "tags. = 1            | 7  | Expected the name of a property",
                "tags.1 = 1           | 6  | Expected the name of a property",
                "tags.'x' = 1         | 6  | Expected the name of a property",
                "tags[x] = 1          | 6  | Expected an index from 0",
                "tags[-1] = 1         | 6  | Expected an index from 0",
                "tags[99999999999]    | 6  | Expected an index from 0",
                "tags[0 = 1           | 8  | Expected ], found =",
                "tags.[[x = 1         | 6  | Expected the name to be closed by ]], found the end",
                "tags.[[]] = 1        | 8  | Expected a name",
                "a = 'x               | 5  | Expected the string to be closed by ', found the end",
                "a = 'x\\'            | 5  | Expected the string to be closed by '",
                "a = 'x\\n'           | 7  | Expected \\', \\\", \\\\ or \\uXXXX",
                "a = '\\u12g4'        | 10 | Expected four hexadecimal digits, found g",
                "a = '\\u12           | 10 | Expected four hexadecimal digits, found the end",
                "a = 1x               | 6  | Expected the number to end, found x",
                "a = 0x               | 7  | Expected a digit, found the end",
                "a = 1.               | 7  | Expected a digit",
                "a = 1e               | 7  | Expected a digit",
                "a = 1e999            | 5  | Expected a number that a double holds",
                "a = #                | 5  | found #",
                "FROM devices         | 1  | Expected a property, a constant, a function or (, found FROM"
            })
    void a_condition_that_is_not_understood_is_refused(String text, int position, String message) {
        assertThatExceptionOfType(QuerySyntax.class)
                .isThrownBy(() -> Condition.parse(text))
                .withMessageContaining(message)
                .withMessageContaining("at position " + position)
                .satisfies(refusal -> assertThat(refusal.position()).isEqualTo(position));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "NOT ", "is_bool(", "(NOT "})
    void nesting_has_a_limit(String opening) {
        assertThatExceptionOfType(QuerySyntax.class)
                .isThrownBy(() -> Condition.parse(opening.repeat(101)))
                .withMessageContaining("a nesting of at most 100");
        assertThatExceptionOfType(QuerySyntax.class)
                .isThrownBy(() -> Condition.parse(opening.repeat(10_000)))
                .withMessageContaining("at most");
    }

    @Test
    void nesting_up_to_the_limit_is_understood() throws QuerySyntax {
        assertThat(Condition.parse("(".repeat(100) + "true" + ")".repeat(100)).holds(Rows.twin()))
                .isTrue();
        assertThat(Condition.parse("NOT ".repeat(100) + "true").holds(Rows.twin()))
                .isTrue();
        assertThat(Condition.parse("(NOT true) OR ".repeat(300) + "true").holds(Rows.twin()))
                .isTrue();
    }

    @Test
    void a_query_has_at_most_the_characters_that_iot_hub_takes() throws QuerySyntax {
        String query = "SELECT * FROM devices";
        assertThat(Query.parse(query + " ".repeat(8192 - query.length())).wholeRows())
                .isTrue();
        assertThatExceptionOfType(QuerySyntax.class)
                .isThrownBy(() -> Query.parse(query + " ".repeat(8193 - query.length())))
                .withMessage("Expected a text of at most 8192 characters, found more at position 8193");
    }

    @Test
    void lists_and_paths_have_a_limit() throws QuerySyntax {
        assertThat(Condition.parse("version IN [" + numbers(1000) + "]").holds(Rows.twin()))
                .isTrue();
        assertThatExceptionOfType(QuerySyntax.class)
                .isThrownBy(() -> Condition.parse("version IN [" + numbers(1001) + "]"))
                .withMessageContaining("at most 1000 items");
        assertThatExceptionOfType(QuerySyntax.class)
                .isThrownBy(() -> Condition.parse("tags" + ".x".repeat(32) + " = 1"))
                .withMessageContaining("at most 32 parts");
    }

    @Test
    void what_is_shown_of_the_text_is_capped_and_escaped() {
        assertThatExceptionOfType(QuerySyntax.class)
                .isThrownBy(() -> Condition.parse("true 'a\u001b[31m\n\u202e" + "x".repeat(500) + "'"))
                .withMessageContaining("found 'a\\u001b[31m\\u000a\\u202exxx")
                .withMessageEndingWith("x... at position 6");
    }

    private static String numbers(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }
}
