package dev.drydock.domain.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {
    private static final String LONGEST_NAME = "n".repeat(32);
    private static final String LONGEST_VALUE = "v".repeat(64);

    @Test
    void texts_are_read_and_written_in_the_order_of_names() {
        Attributes attributes = Attributes.parse(List.of("site=oslo", "ring=canary"));

        assertThat(attributes.values()).containsExactly(entry("ring", "canary"), entry("site", "oslo"));
        assertThat(attributes.texts()).containsExactly("ring=canary", "site=oslo");
        assertThat(Attributes.parse(attributes.texts())).isEqualTo(attributes);
    }

    @Test
    void a_value_may_have_any_plain_character_and_both_may_be_as_long_as_a_query_can_ask_for() {
        assertThat(Attributes.parse(List.of("a=b=c; d, \"e\" \u6f22=")).values())
                .containsExactly(entry("a", "b=c; d, \"e\" \u6f22="));
        assertThat(Attributes.parse(List.of(LONGEST_NAME + "=" + LONGEST_VALUE)).values())
                .containsExactly(entry(LONGEST_NAME, LONGEST_VALUE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "site", "site:oslo"})
    void a_text_without_an_equals_sign_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attributes.parse(List.of("ring=canary", text)))
                .withMessage("'" + text + "': expected NAME=VALUE, such as site=oslo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=oslo",
                " site=oslo",
                "-site=oslo",
                "si te=oslo",
                "s\u00edte=oslo",
                "n123456789-123456789-123456789-12=v"
            })
    void what_is_no_name_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attributes.parse(List.of(text)))
                .withMessageStartingWith("'" + text + "': the name of an attribute is 1 to 32 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "os\tlo", "oslo\n", "\u202eolso", "\ud83d\ude80"})
    void what_is_no_value_is_refused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attributes.parse(List.of("site=" + value)))
                .withMessageStartingWith("'site=" + value + "': a value has 1 to 64 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attributes.parse(List.of("site=" + LONGEST_VALUE + "v")))
                .withMessageContaining("a value has 1 to 64 characters");
    }

    @Test
    void a_name_that_is_said_twice_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attributes.parse(List.of("site=oslo", "ring=canary", "site=oslo")))
                .withMessage("'site=oslo': another value of site stands before it");
    }

    @Test
    void there_are_16_at_most() {
        assertThat(Attributes.parse(texts(16)).values()).hasSize(16);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attributes.parse(texts(17)))
                .withMessage("a device has at most 16 attributes, this one has 17");
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "n" + i + "=" + i).toList();
    }

    @Test
    void of_whatever_a_device_says_those_are_kept_that_a_query_could_ask_for() {
        Map<String, String> told = Map.of(
                "site", "oslo", "si te", "oslo", LONGEST_NAME + "n", "x", "line", "a\nb", "long", LONGEST_VALUE + "v");

        assertThat(Attributes.among(told).values()).containsExactly(entry("site", "oslo"));
        assertThat(Attributes.among(Map.of())).isEqualTo(Attributes.NONE);
    }

    @Test
    void of_too_many_the_first_16_by_their_names_are_kept() {
        Map<String, String> told = new HashMap<>();
        IntStream.range(10, 30).forEach(i -> told.put("n" + i, "v"));
        told.put("!", "v");

        assertThat(Attributes.among(told).values().keySet())
                .containsExactlyElementsOf(
                        IntStream.range(10, 26).mapToObj(i -> "n" + i).toList());
    }
}
