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
                "http://host:/a",
                "http://image_store:23080/a",
                "https://_image.store_",
                "http://image_store:/a"
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
                "http://image_store:65536/a",
                "http://image_store:port/a",
                "http://user@image_store/a",
                "http://image_sto%72e/a",
                "http://image_store,other/a",
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
    void an_uri_has_8192_characters_at_most_and_a_longer_one_is_refused_for_its_length() {
        assertThat(new ImageUri("a".repeat(8192)).value()).hasSize(8192);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ImageUri("a".repeat(8193)))
                .withMessage("an image URI has at most 8192 characters, this one has 8193");
    }

    @Test
    void an_uri_is_printed_without_its_query_which_may_hold_a_token() {
        assertThat(new ImageUri("http://host/a?sig=secret?more")).hasToString("http://host/a");
        assertThat(new ImageUri("http://host/a")).hasToString("http://host/a");
        assertThat(new ImageUri("?secret")).hasToString("");
    }
}
