package dev.drydock.protocol.fleet;

import static dev.drydock.protocol.fleet.Readings.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drydock.domain.target.Field;
import dev.drydock.domain.target.Field.Fixed;
import dev.drydock.domain.target.Query;
import dev.drydock.domain.target.Query.And;
import dev.drydock.domain.target.Query.Comparison;
import dev.drydock.domain.target.Query.Comparison.Operator;
import dev.drydock.domain.target.Query.In;
import dev.drydock.domain.target.Query.Not;
import dev.drydock.domain.target.Query.Or;
import dev.drydock.domain.target.Query.Seen;
import dev.drydock.domain.target.Query.Seen.Side;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTextTest {
    private static final Query A = is("a");
    private static final Query B = is("b");
    private static final Query C = is("c");

    @Test
    void a_query_of_every_kind_is_read() {
        assertThat(query("model = gateway and version != 2.0.0 and tag.site in (oslo, bergen) and seen older than 7d"))
                .isEqualTo(new And(List.of(
                        new Comparison(Fixed.MODEL, Operator.EQUAL, "gateway"),
                        new Comparison(Fixed.VERSION, Operator.NOT_EQUAL, "2.0.0"),
                        new In(new Field.Tag("site"), List.of("oslo", "bergen")),
                        new Seen(Side.OLDER, Duration.ofDays(7)))));
        assertThat(query("all")).isEqualTo(new Query.All());
    }

    @Test
    void not_binds_before_and_which_binds_before_or() {
        assertThat(query("id=a or not id=b and id=c")).isEqualTo(new Or(List.of(A, new And(List.of(new Not(B), C)))));
        assertThat(query("(id=a or not id=b) and id=c")).isEqualTo(new And(List.of(new Or(List.of(A, new Not(B))), C)));
        assertThat(query("not (id=a and id=b)")).isEqualTo(new Not(new And(List.of(A, B))));
        assertThat(query("not not id=a")).isEqualTo(new Not(new Not(A)));
    }

    @Test
    void a_chain_of_one_word_is_one_query_however_it_is_put_in_parentheses() {
        Query chain = new And(List.of(A, B, C));
        assertThat(query("id=a and id=b and id=c")).isEqualTo(chain);
        assertThat(query("id=a and (id=b and (id=c))")).isEqualTo(chain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "id=a|id = a",
                "ID = A AND Tag.Site IN(Oslo)|id = A and tag.Site in (Oslo)",
                "NOT Seen NEWER Than 12H|not seen newer than 12h",
                "All OR not ALL|all or not all",
                "connected = TRUE|connected = true",
                "connected in (False)|connected in (false)",
                "zone = Europe/Oslo|zone = Europe/Oslo",
                "tag.a = \"b\"|tag.a = b",
                "tag.a = \"b c\"|tag.a = \"b c\"",
                "tag.a = \"b\\\"c\\\\d\"|tag.a = \"b\\\"c\\\\d\"",
                "tag.a = \"AND\"|tag.a = \"AND\"",
                "tag.a in (\"and\", \"or\", \"not\", \"in\")|tag.a in (\"and\", \"or\", \"not\", \"in\")",
                "tag.a in (all, seen, older, newer, than, id)|tag.a in (all, seen, older, newer, than, id)",
                "tag.a = Tromsø|tag.a = Tromsø",
                "tag.a = \u0131n|tag.a = \u0131n",
                "tag.all.x-y_z = 1|tag.all.x-y_z = 1",
                "attribute.board = \"rev (b)\"|attribute.board = \"rev (b)\"",
                "version = 1:2.0~rc1+b^3@x|version = 1:2.0~rc1+b^3@x",
                "((((all))))|all",
                "(id=a)and(id=b or(id=c))|id = a and (id = b or id = c)",
                "id=a or (id=b and id=c)|id = a or id = b and id = c",
                "not (id=a)|not id = a",
                "not (not (id=a or id=b))|not not (id = a or id = b)",
                "id in (a, b, a)|id in (a, b)",
                "seen older than 604800s|seen older than 7d",
                "seen older than 1440m|seen older than 1d",
                "seen older than 90m|seen older than 90m",
                "seen older than 3600s|seen older than 1h",
                "seen older than 61s|seen older than 61s",
                "seen older than 007d|seen older than 7d",
                "seen older than 3650d|seen older than 3650d",
            })
    void a_query_is_written_with_few_parentheses_quotes_and_blanks(String text, String written) {
        assertThat(QueryText.write(query(text))).isEqualTo(written);
        assertThat(query(written)).isEqualTo(query(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id=a", "  id\t=\r\n a  ", "id\u00a0=\u3000a", "\u2028id\f=a\n"})
    void blanks_of_every_kind_part_words(String text) {
        assertThat(query(text)).isEqualTo(A);
    }

    @Test
    void the_deepest_query_is_written_and_read() {
        Query deepest = A;
        for (int level = 1; level < Query.DEEPEST; level++) {
            deepest = switch (level % 3) {
                case 0 -> new Not(deepest);
                case 1 -> new Or(List.of(B, deepest));
                default -> new And(List.of(deepest, C));
            };
        }
        assertThat(deepest.depth()).isEqualTo(Query.DEEPEST);
        assertThat(query(QueryText.write(deepest))).isEqualTo(deepest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "model", "version", "state", "reason", "zone", "tag.NAME", "attribute.NAME"})
    void every_field_is_read_and_written(String field) {
        assertThat(QueryText.write(query(field + " != x"))).isEqualTo(field + " != x");
    }

    @Test
    void the_longest_text_is_read() {
        String text = "id = a" + " ".repeat(QueryText.LONGEST - 6);
        assertThat(query(text)).isEqualTo(A);
        String blanks = " ".repeat(QueryText.LONGEST / 2);
        assertThat(query(blanks + "id = a")).isEqualTo(A);
    }

    @Test
    void the_largest_queries_are_read() {
        String nots = "not ".repeat(Query.DEEPEST - 1) + "all";
        assertThat(query(nots).depth()).isEqualTo(Query.DEEPEST);
        assertThat(query("(".repeat(Query.DEEPEST) + "all" + ")".repeat(Query.DEEPEST)))
                .isEqualTo(new Query.All());
        assertThat(query("all" + " or all".repeat(Query.MOST_TERMS - 1)).terms())
                .isEqualTo(Query.MOST_TERMS);
        String values =
                IntStream.range(0, Query.MOST_VALUES).mapToObj(String::valueOf).collect(Collectors.joining(","));
        assertThat(query("id in (" + values + ")"))
                .isEqualTo(new In(
                        Fixed.ID,
                        IntStream.range(0, Query.MOST_VALUES)
                                .mapToObj(String::valueOf)
                                .toList()));
    }

    @Test
    void a_query_that_no_text_can_hold_is_not_written() {
        Query large = new Or(Collections.nCopies(64, is("a".repeat(64))));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> QueryText.write(large))
                .withMessage("the text of a query has at most 4096 characters, this one would have 4668");
    }

    private static Query is(String id) {
        return new Comparison(Fixed.ID, Operator.EQUAL, id);
    }
}
