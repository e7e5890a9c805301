package dev.drydock.domain.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.target.Field.Fixed;
import dev.drydock.domain.target.Query.Comparison;
import dev.drydock.domain.target.Query.Comparison.Operator;
import dev.drydock.domain.target.Query.Seen.Side;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryLimitsTest {
    private static final Query ALL = new Query.All();

    @Test
    void a_query_is_nested_16_levels_deep_at_most() {
        Query deepest = ALL;
        for (int level = 1; level < Query.DEEPEST; level++) {
            deepest = new Query.Not(deepest);
        }
        Query tooDeep = deepest;

        assertThat(deepest.depth()).isEqualTo(16);
        String message = "a query is nested at most 16 levels deep, this one is nested 17";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Query.Not(tooDeep))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Query.And(List.of(ALL, tooDeep)))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Query.Or(List.of(tooDeep, ALL)))
                .withMessage(message);
    }

    @Test
    void a_query_has_256_comparisons_at_most() {
        Query half = new Query.Or(Collections.nCopies(128, ALL));
        Query most = new Query.And(List.of(half, new Query.Not(half)));

        assertThat(most.terms()).isEqualTo(256);
        assertThat(most.depth()).isEqualTo(4);
        String message = "a query has at most 256 comparisons, this one has 257";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Query.And(List.of(most, ALL)))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Query.Or(List.of(most, ALL)))
                .withMessage(message);
    }

    @Test
    void and_and_or_join_two_queries_at_least() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Query.And(List.of(ALL)))
                .withMessage("'and' joins at least 2 queries, this one joins 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Query.Or(List.of()))
                .withMessage("'or' joins at least 2 queries, this one joins 0");
    }

    @Test
    void a_list_has_1_to_256_values() {
        assertThat(new Query.In(Fixed.MODEL, numbers(256)).values()).hasSize(256);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Query.In(Fixed.MODEL, numbers(257)))
                .withMessage("a list has 1 to 256 values, this one has 257");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Query.In(Fixed.MODEL, List.of()))
                .withMessage("a list has 1 to 256 values, this one has 0");
    }

    @Test
    void a_value_has_1_to_64_characters_and_a_device_id_128() {
        assertThat(is(Fixed.MODEL, "a".repeat(64)).value()).hasSize(64);
        assertThat(is(Fixed.ID, "a".repeat(128)).value()).hasSize(128);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> is(Fixed.MODEL, "a".repeat(65)))
                .withMessage("a value has 1 to 64 characters, without control characters, line ends and characters"
                        + " beyond U+FFFF");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> is(Fixed.ID, "a".repeat(129)))
                .withMessageStartingWith("a device id has 1 to 128 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Query.In(new Field.Tag("site"), List.of("oslo", "a".repeat(65))))
                .withMessageStartingWith("a value has 1 to 64 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\n", "\u0000", "a\u007f", "\u2028", "\u2029", "\u202e", "\ud83d\ude00", "\ud83d"})
    void a_value_is_plain_text(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> is(new Field.Tag("site"), value))
                .withMessageStartingWith("a value has 1 to 64 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a b", "\"", "Tromsø", "\\", "\u6771"})
    void a_value_may_hold_blanks_quotes_and_other_scripts(String value) {
        assertThat(is(new Field.Tag("site"), value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRUE", "yes", "1", ""})
    void connected_is_true_or_false(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> is(Fixed.CONNECTED, value))
                .withMessage("connected is true or false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_a", "-a", ".a", "a b", "a=b", "ø", "a\n", "a23456789012345678901234567890123"})
    void a_name_has_1_to_32_characters_of_few_kinds(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Field.Tag(name))
                .withMessage("the name of a tag is 1 to 32 characters of A-Z a-z 0-9 . _ - and begins with a letter or"
                        + " digit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Field.Attribute(name))
                .withMessageStartingWith("the name of an attribute is 1 to 32 characters");
    }

    @Test
    void the_longest_name_has_32_characters() {
        assertThat(new Field.Tag("a".repeat(32)).name()).hasSize(32);
        assertThat(new Field.Attribute("0.-_Z" + "a".repeat(27)).name()).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.999S", "PT1.5S", "PT-1S", "P3650DT1S"})
    void an_age_is_of_whole_seconds_and_not_over_ten_years(Duration age) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Query.Seen(Side.OLDER, age))
                .withMessage("an age is 1 second to 3650 days, in whole seconds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "P3650D"})
    void the_shortest_and_the_longest_age_are_taken(Duration age) {
        assertThat(new Query.Seen(Side.NEWER, age).age()).isEqualTo(age);
    }

    @Test
    void a_device_has_64_tags_and_16_attributes_at_most() {
        assertThat(facts("gateway", named(64), named(16)).tags()).hasSize(64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> facts("gateway", named(65), Map.of()))
                .withMessage("a device has at most 64 tags, this one has 65");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> facts("gateway", Map.of(), named(17)))
                .withMessage("a device has at most 16 attributes, this one has 17");
    }

    @Test
    void the_facts_of_a_device_have_the_form_that_a_query_can_ask_for() {
        String tooLong = "a".repeat(65);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> facts(tooLong, Map.of(), Map.of()))
                .withMessageStartingWith("a model has 1 to 64 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> facts("gateway", Map.of("a b", "c"), Map.of()))
                .withMessageStartingWith("the name of a tag is");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> facts("gateway", Map.of("a", tooLong), Map.of()))
                .withMessageStartingWith("the value of a tag has");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> facts("gateway", Map.of(), Map.of("_", "c")))
                .withMessageStartingWith("the name of an attribute is");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> facts("gateway", Map.of(), Map.of("a", "")))
                .withMessageStartingWith("the value of an attribute has");
    }

    @Test
    void state_reason_and_zone_have_it_too() {
        Optional<String> fine = Optional.of("a");
        Optional<String> empty = Optional.of("");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> facts(fine, empty, fine, fine, Map.of(), Map.of()))
                .withMessageStartingWith("a state has");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> facts(fine, fine, empty, fine, Map.of(), Map.of()))
                .withMessageStartingWith("a reason has");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> facts(fine, fine, fine, empty, Map.of(), Map.of()))
                .withMessageStartingWith("a zone has");
    }

    private static DeviceFacts facts(String model, Map<String, String> tags, Map<String, String> attributes) {
        return facts(Optional.of(model), Optional.empty(), Optional.empty(), Optional.empty(), tags, attributes);
    }

    private static DeviceFacts facts(
            Optional<String> model,
            Optional<String> state,
            Optional<String> reason,
            Optional<String> zone,
            Map<String, String> tags,
            Map<String, String> attributes) {
        return new DeviceFacts(
                new DeviceId("gw-1"),
                model,
                Optional.empty(),
                state,
                reason,
                true,
                zone,
                tags,
                attributes,
                Optional.empty());
    }

    private static Comparison is(Field field, String value) {
        return new Comparison(field, Operator.EQUAL, value);
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toList();
    }

    private static Map<String, String> named(int count) {
        return numbers(count).stream().collect(Collectors.toMap(name -> name, name -> "v"));
    }
}
