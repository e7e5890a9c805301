package dev.drydock.protocol.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x9B, 0x9D, 0xA0, 0xAD, 0x034F, 0x061C, 0x115F, 0x180E,
                0x200B, 0x200D, 0x200E, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0x2800, 0x3000, 0x3164, 0xD800,
                0xE000, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9, 0xE0001, 0xE0041, 0xE0100, 0x10FFFF
            })
    void what_does_not_show_or_steers_the_terminal_is_escaped(int c) {
        String plain = Plain.text("a" + Character.toString(c) + "b");
        assertThat(plain).startsWith("a\\u").endsWith("b").matches("\\p{ASCII}+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway-1",
                "caf\u00e9",
                "\u65e5\u672c\u8a9e",
                "\u0939\u093f\u0928\u094d\u0926\u0940",
                "\ud83d\ude00",
                "e\u0301"
            })
    void text_that_people_read_stays(String text) {
        assertThat(Plain.text(text)).isEqualTo(text);
    }

    @Test
    void marks_that_would_cover_the_lines_around_are_escaped() {
        assertThat(Plain.text("z" + "\u0301".repeat(20)))
                .startsWith("z\u0301\u0301\u0301\\u0301")
                .hasSizeGreaterThan(60);
    }

    @Test
    void a_long_text_is_cut() {
        assertThat(Plain.text("x".repeat(5000))).hasSize(2000);
    }
}
