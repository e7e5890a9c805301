package dev.drydock.domain.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageUriTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8090/images/gateway-2.0.0.bin",
                "https://host/a?sig=x%2F",
                "HTTP://host",
                "HttpS://host:65535/",
                "http://[::1]:8090/a",
                "http://host:/a"
            })
    void an_absolute_web_uri_can_be_fetched(String value) {
        assertThat(new ImageUri(value).fetchable()).contains(URI.create(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test.com",
                "test.com/image",
                "/image",
                "//host/image",
                "file:///etc/passwd",
                "ftp://host/image",
                "jar:http://host/a.jar!/b",
                "mailto:a@b",
                "http:image",
                "http:///image",
                "http://user@host/image",
                "http://user:password@host/image",
                "http://@host/image",
                "http://host:65536/image",
                "http://host:port/image",
                "http://host/{image}",
                "http://host/%zz",
                "https"
            })
    void anything_else_cannot(String value) {
        assertThat(new ImageUri(value).fetchable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "http://host/a b", "http://host/\n", "http://host/é", "http://host/\u007f", "\t"})
    void what_is_not_printable_ascii_is_no_uri_at_all(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageUri(value))
                .withMessageContaining("printable ASCII");
    }

    @Test
    void the_first_and_the_last_printable_character_are_taken() {
        assertThat(new ImageUri("!~").value()).isEqualTo("!~");
    }

    @Test
    void an_uri_has_2048_characters_at_most() {
        assertThat(new ImageUri("a".repeat(2048)).value()).hasSize(2048);
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageUri("a".repeat(2049)));
    }

    @Test
    void an_uri_is_printed_without_its_query_which_may_hold_a_token() {
        assertThat(new ImageUri("http://host/a?sig=secret?more")).hasToString("http://host/a");
        assertThat(new ImageUri("http://host/a")).hasToString("http://host/a");
        assertThat(new ImageUri("?secret")).hasToString("");
    }
}
