package dev.drydock.domain.reason;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {
    @Test
    void a_message_is_kept_as_it_is_when_it_is_plain() {
        assertThat(new Reason(ReasonCode.DISK_FULL, "ordered: 5 bytes, größer 中文").message())
                .isEqualTo("ordered: 5 bytes, größer 中文");
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                '\n', '\r', '\t', '\0', '\u001b', '\u007f', '\u0085', '\u2028', '\u2029', '\u200b', '\u202e', '\u2066',
                '\ufeff', '\ud83d', '\udca9'
            })
    void a_character_that_could_deceive_a_reader_is_replaced(char c) {
        assertThat(new Reason(ReasonCode.DISK_FULL, "a" + c + "b").message()).isEqualTo("a?b");
    }

    @Test
    void a_message_is_cut_after_512_characters() {
        assertThat(new Reason(ReasonCode.DISK_FULL, "x".repeat(512)).message()).isEqualTo("x".repeat(512));
        assertThat(new Reason(ReasonCode.DISK_FULL, "x".repeat(512) + "y").message())
                .isEqualTo("x".repeat(512));
        assertThat(new Reason(ReasonCode.DISK_FULL, "x".repeat(511) + "💩").message())
                .isEqualTo("x".repeat(511) + "?");
    }

    @Test
    void a_message_may_be_empty() {
        assertThat(new Reason(ReasonCode.DISK_FULL, "").message()).isEmpty();
    }

    @Test
    void a_reason_without_words_of_its_own_takes_those_of_its_code() {
        assertThat(Reason.of(ReasonCode.DISK_FULL)).isEqualTo(new Reason(ReasonCode.DISK_FULL, "the disk is full"));
    }

    @Test
    void a_reason_is_printed_with_its_code_first() {
        assertThat(Reason.of(ReasonCode.DISK_FULL)).hasToString("disk-full: the disk is full");
    }
}
