package dev.drydock.http.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
    @ParameterizedTest
    @CsvSource({
        "images.example.com, https://images.example.com/a",
        "images.example.com, http://images.example.com:8090/a",
        "Images.Example.COM, http://iMAGES.eXAMPLE.com/a",
        "images.example.com., http://images.example.com/a",
        "images.example.com, http://images.example.com./a",
        "image_store, http://IMAGE_store/a",
        "image_store:81, http://image_store:81/a",
        "*.image_store, http://a.image_store:81/a",
        "images.example.com:443, https://images.example.com/a",
        "images.example.com:80, http://images.example.com/a",
        "images.example.com:8443, https://images.example.com:8443/a",
        "*.example.com, http://images.example.com/a",
        "*.example.com, http://a.b.example.com:81/a",
        "*.example.com:81, http://a.b.example.com:81/a",
        "' images ', http://images/a",
        "xn--bcher-kva.example, http://xn--bcher-kva.example/a",
        "192.0.2.7, http://192.0.2.7/a",
        "192.0.2.7:81, http://192.0.2.7:81/a",
        "[2001:db8::7], http://[2001:DB8:0:0::7]/a",
        "[2001:DB8:0:0:0:0:0:7]:81, http://[2001:db8::7]:81/a",
        "192.0.2.7, http://[::ffff:192.0.2.7]/a"
    })
    void a_host_that_is_named_is_allowed(String pattern, URI uri) {
        assertThat(AllowedHosts.parse(List.of("other.example", pattern)).allow(uri))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "images.example.com, http://images.example.com.evil.example/a",
        "images.example.com, http://evil-images.example.com/a",
        "images.example.com, http://a.images.example.com/a",
        "images.example.com, http://example.com/a",
        "images.example.com, http://evil.example/images.example.com",
        "images.example.com, http://evil.example/?images.example.com",
        "images.example.com, http://imagesxexample.com/a",
        "images.example.com:443, http://images.example.com/a",
        "images.example.com:80, https://images.example.com/a",
        "images.example.com:8443, https://images.example.com/a",
        "*.example.com, http://example.com/a",
        "*.example.com, http://evilexample.com/a",
        "*.example.com, http://example.com.evil.example/a",
        "*.example.com:81, http://a.example.com/a",
        "192.0.2.7, http://192.0.2.70/a",
        "192.0.2.7, http://3221225991/a",
        "[2001:db8::7], http://[2001:db8::8]/a",
        "[fe80::1], http://[fe80::1%25lo]/a",
        "image-store, http://image_store/a",
        "image_store:81, http://image_store/a",
        "localhost, http://127.0.0.1/a"
    })
    void a_host_that_is_not_named_is_not_allowed(String pattern, URI uri) {
        assertThat(AllowedHosts.parse(List.of(pattern)).allow(uri)).isFalse();
    }

    @Test
    void no_pattern_at_all_allows_every_host() {
        assertThat(AllowedHosts.parse(List.of()).allow(URI.create("http://evil.example/a")))
                .isTrue();
        assertThat(AllowedHosts.ALL.allow(URI.create("http://[::1]/a"))).isTrue();
        assertThat(AllowedHosts.ALL).hasToString("every host");
        assertThat(AllowedHosts.ALL.name(URI.create("http://evil.example/a")))
                .as("by its name")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "*.",
                "*.*.example.com",
                "images.*.com",
                "ima*.example.com",
                ".example.com",
                "a..b",
                "-a.example",
                "a-.example",
                "http://images.example.com",
                "images.example.com/a",
                "user@images.example.com",
                "images.example.com:",
                "images.example.com:x",
                "images.example.com:-1",
                "a.example b.example",
                "a.example,b.example",
                "b\u00fccher.example",
                "192.0.2",
                "192.0.2.256",
                "192.0.2.07",
                "3221225991",
                "*.192.0.2.7",
                "2001:db8::7",
                "[2001:db8::7",
                "[2001:db8:::7]",
                "[192.0.2.7]",
                "[]",
                "*.[2001:db8::7]"
            })
    void what_is_no_pattern_is_refused_with_what_would_be_one(String pattern) {
        assertThatThrownBy(() -> AllowedHosts.parse(List.of("a.example", pattern)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + pattern + "'")
                .hasMessageContaining("*.example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.example:0", "a.example:65536", "[::1]:99999"})
    void a_port_that_is_none_is_refused(String pattern) {
        assertThatThrownBy(() -> AllowedHosts.parse(List.of(pattern)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the port of '" + pattern + "' is not between 1 and 65535");
    }

    @Test
    void a_name_longer_than_any_is_refused() {
        String label = "a".repeat(63) + ".";
        assertThatThrownBy(() -> AllowedHosts.parse(List.of(label.repeat(4) + "example")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void patterns_are_shown_as_they_are_understood() {
        assertThat(AllowedHosts.parse(List.of("A.example.", "*.b.Example:81", "[2001:db8::7]:82")))
                .hasToString("a.example, *.b.example:81, [2001:db8:0:0:0:0:0:7]:82");
    }
}
