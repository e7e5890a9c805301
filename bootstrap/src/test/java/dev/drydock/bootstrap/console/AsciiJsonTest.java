package dev.drydock.bootstrap.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AsciiJsonTest {
    @Test
    void a_json_document_becomes_printable_ascii_with_the_same_meaning() {
        assertThat(AsciiJson.of("{\"a\":\"\u009b\u202e\u200b\u007f\ud83d\ude00\",\n\t\"b\":1}"))
                .isEqualTo("{\"a\":\"\\u009b\\u202e\\u200b\\u007f\\ud83d\\ude00\",  \"b\":1}");
    }
}
