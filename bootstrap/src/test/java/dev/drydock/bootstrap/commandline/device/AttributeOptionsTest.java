package dev.drydock.bootstrap.commandline.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.domain.target.Attributes;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class AttributeOptionsTest {
    @Test
    void attributes_are_repeated_or_listed() {
        assertThat(given("site=oslo", "ring=canary; note=by the door, left = 2").values())
                .isEqualTo(Map.of("site", "oslo", "ring", "canary", "note", "by the door, left = 2"));
    }

    @Test
    void a_device_has_none_unless_they_are_given() {
        assertThat(given()).isEqualTo(Attributes.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "site | --attribute: 'site': expected NAME=VALUE, such as site=oslo",
                ";site=oslo | --attribute: '': expected NAME=VALUE, such as site=oslo",
                "=oslo | --attribute: '=oslo': the name of an attribute is 1 to 32 characters of A-Z a-z 0-9 . _ - and begins"
                        + " with a letter or digit",
                "my site=oslo | --attribute: 'my site=oslo': the name of an attribute is 1 to 32 characters of A-Z a-z 0-9 . _"
                        + " - and begins with a letter or digit",
                "site= | --attribute: 'site=': a value has 1 to 64 characters, without control characters, line ends and"
                        + " characters beyond U+FFFF",
                "site=a\u0007b | --attribute: 'site=a\\u0007b': a value has 1 to 64 characters, without control characters,"
                        + " line ends and characters beyond U+FFFF",
                "site=oslo;site=bergen | --attribute: 'site=bergen': another value of site stands before it",
            })
    void what_is_no_attribute_is_refused(String value, String message) {
        assertThatThrownBy(() -> given(value))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(message);
    }

    @Test
    void more_than_16_are_refused() {
        assertThat(given(many(16, "v")).values()).hasSize(16);
        assertThatThrownBy(() -> given(many(17, "v")))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("--attribute: a device has at most 16 attributes, this one has 17");
    }

    @Test
    void more_than_a_report_has_room_for_are_refused() {
        assertThat(given(many(16, "v".repeat(64))).values()).hasSize(16);
        assertThatThrownBy(() -> given(many(16, "\u00e9".repeat(64))))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(
                        "--attribute: all attributes together take at most 1601 bytes of a report, and these take 2625;"
                                + " shorten them, letters beyond ASCII first");
    }

    private static String[] many(int count, String value) {
        return IntStream.range(10, 10 + count)
                .mapToObj(i -> "n" + i + "-".repeat(29) + "=" + value)
                .toArray(String[]::new);
    }

    private static Attributes given(String... attributes) {
        AttributeOptions options = new AttributeOptions();
        new CommandLine(options)
                .parseArgs(Stream.of(attributes)
                        .flatMap(attribute -> Stream.of("--attribute", attribute))
                        .toArray(String[]::new));
        return options.attributes();
    }
}
