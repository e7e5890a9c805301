package dev.drydock.hub.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.hub.refusal.Refused;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwinLimitsTest {
    private static final Properties NONE = Properties.empty(true, Instant.EPOCH);
    private static final int KB = 1024;

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "a$b", "$a", "a b", "a\\u0007", "a\\u0085", ""})
    void a_name_with_a_dot_a_dollar_sign_a_space_or_a_control_character_is_refused(String name) {
        refuses("{'" + name + "':1}", 400004);
        refuses("{'in':{'" + name + "':1}}", 400004);
        refuses("{'in':[{'" + name + "':1}]}", 400004);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-b", "a_b", "ünïcode", "a/b", "1"})
    void other_names_are_taken(String name) {
        takes("{'" + name + "':1}");
    }

    @Test
    void a_name_has_1_KB_at_most() {
        takes("{'" + "n".repeat(KB) + "':1}");
        refuses("{'" + "n".repeat(KB + 1) + "':1}", 400004);
    }

    @Test
    void a_text_has_4_KB_at_most_counted_in_bytes() {
        takes("{'a':'" + "x".repeat(4 * KB) + "'}");
        refuses("{'a':'" + "x".repeat(4 * KB + 1) + "'}", 400004);
        refuses("{'a':'" + "ü".repeat(2 * KB + 1) + "'}", 400004);
        refuses("{'a':['" + "x".repeat(4 * KB + 1) + "']}", 400004);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4503599627370496", "-4503599627370496", "1e300", "0.1"})
    void numbers_within_the_limits_are_taken(String number) {
        takes("{'a':" + number + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4503599627370497",
                "-4503599627370497",
                "9223372036854775807",
                "-9223372036854775808",
                "92233720368547758070"
            })
    void whole_numbers_beyond_the_limits_are_refused(String number) {
        refuses("{'a':" + number + "}", 400004);
    }

    @Test
    void a_twin_is_ten_objects_deep_at_most() {
        takes(nested(10));
        refuses(nested(11), 400004);
    }

    @Test
    void properties_have_32_KB_and_not_a_byte_more() {
        takes(ofSize(32 * KB));
        refuses(ofSize(32 * KB + 1), 413001);
    }

    @Test
    void tags_have_8_KB_and_not_a_byte_more() {
        Tags.none().merged(PropertiesTest.json(ofSize(8 * KB)));

        assertThatThrownBy(() -> Tags.none().merged(PropertiesTest.json(ofSize(8 * KB + 1))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(413001));
    }

    @Test
    void what_counts_is_the_twin_after_the_change_and_not_the_patch() {
        Properties full = NONE.merged(PropertiesTest.json(ofSize(32 * KB)), Instant.EPOCH);

        assertThatThrownBy(() -> full.merged(PropertiesTest.json("{'z':1}"), Instant.EPOCH))
                .isInstanceOf(Refused.class);
        assertThat(full.merged(PropertiesTest.json("{'t0':null,'z':1}"), Instant.EPOCH)
                        .values()
                        .has("z"))
                .isTrue();
    }

    @Test
    void tags_merge_as_properties_do() {
        Tags after = Tags.none()
                .merged(PropertiesTest.json("{'a':{'x':1,'y':2},'b':3}"))
                .merged(PropertiesTest.json("{'a':{'x':null},'b':{'z':4}}"));

        assertThat(after.values()).isEqualTo(PropertiesTest.json("{'a':{'y':2},'b':{'z':4}}"));
    }

    private static void takes(String patch) {
        ObjectNode json = PropertiesTest.json(patch);
        assertThat(NONE.merged(json, Instant.EPOCH).values()).isEqualTo(json);
    }

    private static void refuses(String patch, int code) {
        assertThatThrownBy(() -> NONE.merged(PropertiesTest.json(patch), Instant.EPOCH))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static String nested(int depth) {
        return "{'a':".repeat(depth) + "1" + "}".repeat(depth);
    }

    /** An object whose names and texts have so many bytes. */
    private static String ofSize(int bytes) {
        StringBuilder json = new StringBuilder("{");
        int left = bytes;
        for (int i = 0; left > 0; i++) {
            String name = "t" + i;
            int text = Math.min(left - name.length(), KB);
            if (left - name.length() - text < name.length() + 2) {
                text = left - name.length();
            }
            json.append(i == 0 ? "" : ",").append("'" + name + "':'" + "x".repeat(text) + "'");
            left -= name.length() + text;
        }
        return json.append("}").toString();
    }
}
