package dev.drydock.http.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private static final URI PLAIN = URI.create("http://images.example/a");
    private static final URI SECURED = URI.create("https://images.example/a");

    @Test
    void each_scheme_has_a_proxy_of_its_own() throws UnusableProxy {
        Proxies proxies = Proxies.of(Map.of("HTTP_PROXY", "http://one:8080", "HTTPS_PROXY", "http://two:8081/"));
        assertThat(proxies.between(PLAIN)).get().hasToString("one:8080");
        assertThat(proxies.between(SECURED)).get().hasToString("two:8081");
    }

    @Test
    void a_proxy_for_all_stands_in_and_lower_case_goes_first() throws UnusableProxy {
        Proxies proxies = Proxies.of(Map.of("http_proxy", "low:1", "HTTP_PROXY", "high:2", "ALL_PROXY", "all:3"));
        assertThat(proxies.between(PLAIN)).get().hasToString("low:1");
        assertThat(proxies.between(SECURED)).get().hasToString("all:3");
    }

    @Test
    void nothing_set_or_set_to_nothing_is_no_proxy() throws UnusableProxy {
        assertThat(Proxies.NONE.between(PLAIN)).isEmpty();
        assertThat(Proxies.of(Map.of("HTTP_PROXY", " ", "https_proxy", "")).between(SECURED))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "proxy, proxy:80",
        "proxy:3128, proxy:3128",
        "HTTP://proxy:3128/, proxy:3128",
        "http://[2001:db8::1]:3128, [2001:db8::1]:3128",
        "192.0.2.1:3128, 192.0.2.1:3128"
    })
    void a_proxy_is_written_with_or_without_scheme_and_port(String value, String shown) throws UnusableProxy {
        assertThat(Proxies.of(Map.of("HTTP_PROXY", value)).between(PLAIN)).get().hasToString(shown);
    }

    @Test
    void a_password_is_decoded_and_never_shown() throws UnusableProxy {
        Proxy proxy = Proxies.of(Map.of("HTTP_PROXY", "http://us%40er:pa+ss%3Aword@proxy:3128"))
                .between(PLAIN)
                .orElseThrow();
        // us@er:pa+ss:word
        assertThat(proxy.authorization()).contains("Basic dXNAZXI6cGErc3M6d29yZA==");
        assertThat(proxy).hasToString("proxy:3128");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://proxy:443",
                "socks5://proxy:1080",
                "http://user:secret@",
                "http://",
                "http://proxy:port",
                "proxy/path?secret",
                "a proxy"
            })
    void a_proxy_that_cannot_be_used_is_told_by_its_variable(String value) {
        assertThatThrownBy(() -> Proxies.of(Map.of("https_proxy", value)).between(SECURED))
                .isInstanceOf(UnusableProxy.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageContaining("http://HOST:PORT")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "images.example, http://images.example/a",
        "images.example, http://IMAGES.example.:81/a",
        "example, http://images.example/a",
        ".example, http://images.example/a",
        "*.example, http://images.example/a",
        "'other, images.example', http://images.example/a",
        "'other images.example', http://images.example/a",
        "images.example:81, http://images.example:81/a",
        "images.example:443, https://images.example/a",
        "image_store, http://image_store:81/a",
        "*, https://anything.example/a",
        "192.0.2.7, http://192.0.2.7/a",
        "192.0.2.0/24, http://192.0.2.7:81/a",
        "10.0.0.0/8, http://10.255.0.1/a",
        "2001:db8::1, http://[2001:db8::1]/a",
        "[2001:db8::1]:81, http://[2001:DB8:0::1]:81/a",
        "2001:db8::/32, http://[2001:db8:1::1]/a",
        "none, http://localhost/a",
        "none, http://127.0.0.2:81/a",
        "none, http://[::1]/a",
        "none, http://169.254.169.254/a"
    })
    void a_host_is_reached_directly(String list, URI uri) throws UnusableProxy {
        assertThat(proxied(list, uri)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "images.example, http://notimages.example/a",
        "images.example, http://images.example.evil/a",
        "images.example:81, http://images.example/a",
        "a.images.example, http://images.example/a",
        "192.0.2.0/25, http://192.0.2.200/a",
        "192.0.2.0/99, http://192.0.2.0/a",
        "192.0.2.0/x, http://192.0.2.0/a",
        "192.0.2.7, http://192.0.2.70/a",
        "::/0, http://192.0.2.7/a",
        "0.0.0.0/0, http://images.example/a",
        "2001:db8::1, http://[2001:db8::2]/a",
        "[2001:db8::1]:81, http://[2001:db8::1]/a",
        "'', http://images.example/a"
    })
    void any_other_host_is_reached_through_the_proxy(String list, URI uri) throws UnusableProxy {
        assertThat(proxied(list, uri)).isTrue();
    }

    private static boolean proxied(String list, URI uri) throws UnusableProxy {
        return Proxies.of(Map.of("ALL_PROXY", "proxy:3128", "NO_PROXY", list))
                .between(uri)
                .isPresent();
    }
}
