package dev.drydock.domain.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.target.Field.Fixed;
import dev.drydock.domain.target.Query.Comparison;
import dev.drydock.domain.target.Query.Comparison.Operator;
import dev.drydock.domain.target.Query.Seen.Side;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueryCasesTest {
    private static final Query ALL = new Query.All();

    @Test
    void every_query_is_a_case_of_its_own() {
        assertThat(Stream.of(
                                ALL,
                                new Query.And(List.of(ALL, ALL)),
                                new Query.Or(List.of(ALL, ALL)),
                                new Query.Not(ALL),
                                new Comparison(Fixed.MODEL, Operator.EQUAL, "gateway"),
                                new Query.In(Fixed.MODEL, List.of("gateway")),
                                new Query.Seen(Side.NEWER, Duration.ofDays(1)))
                        .map(query -> query.match(new NamesOfQueries())))
                .containsExactly("all", "and", "or", "not", "comparison", "in", "seen");
    }

    @Test
    void every_field_is_a_case_of_its_own() {
        assertThat(Stream.of(Fixed.ZONE, new Field.Tag("site"), new Field.Attribute("board"))
                        .map(field -> field.match(new NamesOfFields())))
                .containsExactly("ZONE", "tag site", "attribute board");
    }

    @ParameterizedTest
    @EnumSource
    void a_value_that_a_field_can_have_is_given_back(Fixed field) {
        assertThat(field.checked("true")).isEqualTo("true");
    }

    @Test
    void a_value_that_a_tag_can_have_is_given_back() {
        assertThat(new Field.Tag("site").checked("oslo")).isEqualTo("oslo");
        assertThat(new Field.Attribute("board").checked("rev b")).isEqualTo("rev b");
    }

    private static final class NamesOfQueries implements Query.Cases<String> {
        @Override
        public String all(Query.All query) {
            return "all";
        }

        @Override
        public String and(Query.And query) {
            return "and";
        }

        @Override
        public String or(Query.Or query) {
            return "or";
        }

        @Override
        public String not(Query.Not query) {
            return "not";
        }

        @Override
        public String comparison(Comparison query) {
            return "comparison";
        }

        @Override
        public String in(Query.In query) {
            return "in";
        }

        @Override
        public String seen(Query.Seen query) {
            return "seen";
        }
    }

    private static final class NamesOfFields implements Field.Cases<String> {
        @Override
        public String fixed(Fixed field) {
            return field.name();
        }

        @Override
        public String tag(Field.Tag field) {
            return "tag " + field.name();
        }

        @Override
        public String attribute(Field.Attribute field) {
            return "attribute " + field.name();
        }
    }
}
