package dev.drydock.hub.sas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedAccessSignatureTest {
    private static final SharedAccessKey KEY = new SharedAccessKey("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    private static final long EXPIRY = 1_800_000_000;

    @Test
    void a_signature_is_the_hmac_of_the_resource_as_it_stands_and_of_the_expiry() {
        // Reckoned with: printf 'hub.test%%2Fdevices%%2Fdev-1\n1800000000' | openssl dgst -sha256 -hmac 0123… -binary |
        // base64
        SharedAccessSignature read = read("sr=hub.test%2Fdevices%2Fdev-1&sig=" + encoded(KNOWN) + "&se=1800000000");

        assertThat(read.isSignedWith(List.of(KEY))).isTrue();
        assertThat(read.isSignedWith(List.of(SharedAccessKey.random()))).isFalse();
        assertThat(read.isSignedWith(List.of(SharedAccessKey.random(), KEY))).isTrue();
        assertThat(read.isSignedWith(List.of())).isFalse();
    }

    @Test
    void its_parts_may_come_in_any_order() {
        SharedAccessSignature read =
                read("se=1800000000&skn=owner&sig=" + encoded(KNOWN) + "&sr=hub.test%2Fdevices%2Fdev-1");

        assertThat(read.isSignedWith(List.of(KEY))).isTrue();
        assertThat(read.policy()).contains("owner");
        assertThat(read.expiry()).isEqualTo(Instant.ofEpochSecond(EXPIRY));
    }

    @Test
    void what_was_changed_after_signing_is_not_signed() {
        assertThat(read("sr=hub.test%2Fdevices%2Fdev-2&sig=" + encoded(KNOWN) + "&se=1800000000")
                        .isSignedWith(List.of(KEY)))
                .isFalse();
        assertThat(read("sr=hub.test%2Fdevices%2Fdev-1&sig=" + encoded(KNOWN) + "&se=1800000001")
                        .isSignedWith(List.of(KEY)))
                .isFalse();
    }

    @Test
    void a_policy_without_a_name_is_none() {
        assertThat(read("sr=a&sig=b&se=1&skn=").policy()).isEmpty();
        assertThat(read("sr=a&sig=b&se=1").policy()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hub.test", "HUB.test", "hub.test%3A8443", "hub.test%2Fdevices", "hub.test%2Fdevices%2Fdev-1"})
    void a_token_covers_its_resource_and_what_is_in_it(String resource) {
        assertThat(read("sr=" + resource + "&sig=b&se=1").covers("hub.test/devices/dev-1"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub", "other.test", "hub.test%2Fdevices%2Fdev-12", "hub.test%2Fdevices%2Fdev", "", "%2F"})
    void a_token_covers_nothing_else(String resource) {
        assertThat(SharedAccessSignature.read("SharedAccessSignature sr=" + resource + "&sig=b&se=1")
                        .filter(token -> token.covers("hub.test/devices/dev-1")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer x",
                "SharedAccessSignature ",
                "SharedAccessSignature sr=a&sig=b",
                "SharedAccessSignature sr=a&se=1",
                "SharedAccessSignature sig=a&se=1",
                "SharedAccessSignature sr=a&sig=b&se=soon",
                "SharedAccessSignature sr=a&sig=%zz&se=1",
                "SharedAccessSignature sr=a&sig=b&se=9223372036854775807",
                "SharedAccessSignature sr=%zz&sig=b&se=1"
            })
    void what_is_no_token_is_empty(String text) {
        assertThat(SharedAccessSignature.read(text)).isEmpty();
    }

    @Test
    void a_key_is_base64_and_is_not_shown() {
        assertThatThrownBy(() -> new SharedAccessKey("no key!")).isInstanceOf(IllegalArgumentException.class);
        assertThat(KEY.toString()).doesNotContain("MDEy");
        assertThat(SharedAccessKey.random()).isNotEqualTo(SharedAccessKey.random());
    }

    private static final String KNOWN = "VMt6Y2ECSZei93DIPAtKOoNqSsbKiafEeUZrsV5eWas=";

    private static SharedAccessSignature read(String parts) {
        return SharedAccessSignature.read("SharedAccessSignature " + parts).orElseThrow();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
