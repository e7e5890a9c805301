package dev.drydock.protocol.fleet;

import static dev.drydock.protocol.fleet.Readings.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.target.Query;
import dev.drydock.protocol.fleet.QueryReading.Refused;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryRefusalTest {
    private static final String FIELDS =
            "a field, one of id, model, version, state, reason, connected, zone, proof, hardware, trust, tag.NAME, attribute.NAME, seen";
    private static final String BEGINNING = "a field, 'seen', 'not', 'all' or '('";
    private static final String VALUE =
            "a value; in quotes if it is and, or, not or in, or has other signs than . _ : + ~ ^ / @ -";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "and|1|'and'",
                "id = a and|11|the end",
                "id = a or or id = b|11|'or'",
                "not|4|the end",
                "()|2|')'",
                "= a|1|'='",
                "\"id\" = a|1|'id'",
            })
    void a_query_begins_with_a_field_or_a_word_of_its_own(String text, int position, String found) {
        assertThat(refusal(QueryText.parse(text))).contains(new Refused(position, BEGINNING, found));
    }

    @Test
    void nothing_is_no_query() {
        assertThat(refusal(QueryText.parse("")).map(Refused::message))
                .contains("at character 1 of the query: expected " + BEGINNING + ", found the end");
        assertThat(refusal(QueryText.parse(" \n "))).contains(new Refused(4, BEGINNING, "the end"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "id a|4|'=', '!=' or 'in'|'a'",
                "id|3|'=', '!=' or 'in'|the end",
                "id = a id = b|8|'and', 'or' or the end|'id'",
                "id = a)|7|'and', 'or' or the end|')'",
                "all all|5|'and', 'or' or the end|'all'",
                "(id = a|8|'and', 'or' or ')'|the end",
                "(id = a,|8|'and', 'or' or ')'|','",
                "id in a|7|'(' behind 'in'|'a'",
                "id in (a|9|',' or ')'|the end",
                "id in (a b)|10|',' or ')'|'b'",
                "seen|5|'older than' or 'newer than' behind 'seen'|the end",
                "seen = a|6|'older than' or 'newer than' behind 'seen'|'='",
                "seen older 7d|12|'than'|'7d'",
                "seen newer|11|'than'|the end",
                "seen older than|16|an age such as 30s, 10m, 12h or 7d|the end",
                "seen older than 7|17|an age such as 30s, 10m, 12h or 7d|'7'",
                "seen older than 7w|17|an age such as 30s, 10m, 12h or 7d|'7w'",
                "seen older than soon ;|17|an age such as 30s, 10m, 12h or 7d|'soon'",
                "seen older than \"7d\"|17|an age such as 30s, 10m, 12h or 7d|'7d'",
                "seen older than 1234567890s|17|an age such as 30s, 10m, 12h or 7d|'1234567890s'",
                "id = \"a|8|a closing \" for the one at character 6|the end",
                "id = \"a\\n\"|9|\" or \\ behind a \\ in quotes|'n'",
                "id = \"a\\|9|\" or \\ behind a \\ in quotes|the end",
            })
    void what_comes_next_is_named(String text, int position, String expected, String found) {
        assertThat(refusal(QueryText.parse(text))).contains(new Refused(position, expected, found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"and", "OR", "not", "In", ")", "(", ",", "=", "!="})
    void a_value_that_was_forgotten_is_missed(String instead) {
        assertThat(refusal(QueryText.parse("model = " + instead + " id = b")))
                .contains(new Refused(9, VALUE, "'" + instead + "'"));
        assertThat(refusal(QueryText.parse("id in (a, " + instead)))
                .contains(new Refused(11, VALUE, "'" + instead + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "<", "&", "'", ";", "*", "\\", "{", "%"})
    void a_sign_of_no_meaning_is_named(String sign) {
        assertThat(refusal(QueryText.parse("id = a " + sign + " b")))
                .contains(new Refused(
                        8, "a word, one of = != ( ) , or a value in quotes such as \"a & b\"", "'" + sign + "'"));
    }

    @ParameterizedTest
    @CsvSource({
        "modle, model",
        "MODELL, model",
        "vesion, version",
        "zon, zone",
        "ids, id",
        "sen, seen",
        "connect, connected",
        "tags.site, tag.NAME",
        "tag, tag.NAME",
        "tga.site, tag.NAME",
        "atribute.board, attribute.NAME",
        "attributes, attribute.NAME",
        "model.x, model",
    })
    void an_unknown_field_is_answered_with_the_nearest(String field, String nearest) {
        assertThat(refusal(QueryText.parse(field + " & a")))
                .contains(new Refused(1, "a known field, such as " + nearest, "'" + field + "'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour", "x", "to", "foo.bar", ".tag", "7"})
    void a_field_like_no_other_is_answered_with_all_of_them(String field) {
        assertThat(refusal(QueryText.parse("(" + field + " = a)"))).contains(new Refused(2, FIELDS, "'" + field + "'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "tag. = a|1|that the name of a tag is 1 to 32 characters of|'tag.'",
                "tag._a = a|1|that the name of a tag is 1 to 32 characters of|'tag._a'",
                "attribute.a/b = a|1|that the name of an attribute is 1 to 32 characters of|'attribute.a/b'",
                "tag.a = \"\"|9|that a value has 1 to 64 characters|''",
                "tag.a = \"\u001b[2J\"|9|that a value has 1 to 64 characters|'?[2J'",
                "tag.a = \"\ud83d\ude00\"|9|that a value has 1 to 64 characters|'??'",
                "connected = yes|13|that connected is true or false|'yes'",
                "connected in (true, 1)|21|that connected is true or false|'1'",
                "seen older than 0s|17|that an age is 1 second to 3650 days, in whole seconds|'0s'",
                "seen older than 3651d|17|that an age is 1 second to 3650 days, in whole seconds|'3651d'",
            })
    void a_refusal_of_the_domain_has_its_position(String text, int position, String expected, String found) {
        assertThat(refusal(QueryText.parse(text))).hasValueSatisfying(refused -> {
            assertThat(refused.position()).isEqualTo(position);
            assertThat(refused.expected()).startsWith(expected);
            assertThat(refused.found()).isEqualTo(found);
        });
    }

    @Test
    void a_long_value_is_refused_and_quoted_in_part() {
        assertThat(refusal(QueryText.parse("tag.a = " + "b".repeat(65))).map(Refused::found))
                .contains("'" + "b".repeat(40) + "...'");
    }

    @Test
    void a_longer_text_is_refused_unread() {
        assertThat(refusal(QueryText.parse("?".repeat(4097))))
                .contains(new Refused(4097, "a query of at most 4096 characters", "one of 4097"));
    }

    @Test
    void a_text_that_would_be_written_longer_is_refused_too() {
        String values = IntStream.range(0, 200)
                .mapToObj(i -> "v".repeat(16) + (100 + i))
                .collect(Collectors.joining(","));

        assertThat(refusal(QueryText.parse("id in(" + values + ")")))
                .contains(new Refused(
                        1,
                        "a query that has at most 4096 characters with single blanks between its words",
                        "one of 4206"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "not ", "not(", "( "})
    void parentheses_and_nots_are_nested_16_levels_deep_at_most(String level) {
        String text = level.repeat(4096 / level.length());
        int perLevel = level.equals("not(") ? 8 : 16;

        assertThat(refusal(QueryText.parse(text))).hasValueSatisfying(refused -> {
            assertThat(refused.position()).isEqualTo(1 + perLevel * level.length());
            assertThat(refused.expected()).isEqualTo("at most 16 levels of parentheses and 'not'");
        });
    }

    @Test
    void a_tree_that_grows_too_deep_is_refused() {
        String text = "all or all and (".repeat(8) + "all or all and all" + ")".repeat(8);

        assertThat(refusal(QueryText.parse(text)).map(Refused::expected))
                .contains("that a query is nested at most 16 levels deep, this one is nested 17");
        assertThat(refusal(QueryText.parse("not ".repeat(16) + "all")).map(Refused::position))
                .contains(1);
    }

    @Test
    void too_many_comparisons_and_values_are_refused() {
        assertThat(refusal(QueryText.parse("all" + " or all".repeat(Query.MOST_TERMS))))
                .contains(new Refused(1, "that a query has at most 256 comparisons, this one has 257", "'all'"));
        String values = IntStream.range(0, 257).mapToObj(String::valueOf).collect(Collectors.joining(","));
        assertThat(refusal(QueryText.parse("id in (" + values + ")")))
                .contains(new Refused(4, "that a list has 1 to 256 values, this one has 257", "'in'"));
    }
}
