package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.address.AllowedHosts;
import dev.drydock.http.proxy.Proxies;
import dev.drydock.testkit.http.FaultServer;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads through a proxy; the hosts behind it exist in no name server. */
class ThroughProxyTest extends Fetching {
    private FetchResult fetch(String uri, String proxy) {
        Map<String, String> environment = Map.of("ALL_PROXY", proxy);
        return new HttpImageSource(PATIENT, AllowedHosts.ALL, Optional.empty(), Proxies.of(environment))
                .fetch(new ImageUri(uri), Optional.of((long) IMAGE.length), sink, bytes -> {}, stop);
    }

    private FetchResult fetch(String uri, FaultServer proxy) {
        return fetch(uri, proxy.uri("").replace("//", "//user:secret@"));
    }

    @Test
    void a_proxy_is_asked_for_the_whole_uri_and_shown_the_password() throws IOException {
        try (FaultServer proxy = new FaultServer(Fetching::answer)) {
            fetched(fetch("http://image_store.invalid/a?sig=1", proxy), sink);
            FaultServer.Request asked = proxy.requests().get(0);
            assertThat(asked.target()).isEqualTo("http://image_store.invalid/a?sig=1");
            assertThat(asked.field("host")).isEqualTo("image_store.invalid");
            assertThat(asked.field("proxy-authorization")).isEqualTo("Basic dXNlcjpzZWNyZXQ=");
        }
    }

    @Test
    void a_host_that_is_reached_directly_is_not_shown_the_password() throws IOException {
        try (FaultServer proxy = new FaultServer(Fetching::answer);
                FaultServer server = new FaultServer(Fetching::answer)) {
            fetched(fetch(server.uri("/a"), proxy), sink);
            assertThat(proxy.requests()).isEmpty();
            assertThat(server.requests().get(0).field("proxy-authorization")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "http://[::ffff:169.254.169.254]/latest",
                "http://0xa9fea9fe/latest",
                "http://127.0.0.1/admin",
                "http://localhost/admin",
                "http://10.0.0.1/admin"
            })
    void a_redirect_inwards_is_refused_behind_a_proxy_too(String location) throws IOException {
        try (FaultServer proxy =
                new FaultServer(call -> call.head("302 Found", "Location: " + location, "Content-Length: 0"))) {
            refused(fetch("http://images.invalid/a", proxy), ReasonCode.REDIRECT_REFUSED);
            assertThat(proxy.requests()).hasSize(1);
        }
    }

    @Test
    void a_proxy_that_wants_another_password_refuses() throws IOException {
        try (FaultServer proxy = new FaultServer(call -> call.head("407 Who", "Content-Length: 0"))) {
            Reason reason = refused(fetch("http://images.invalid/a", proxy), ReasonCode.SERVER_REFUSED);
            assertThat(reason.message()).contains("407");
        }
    }

    @Test
    void a_proxy_that_is_not_there_is_named() throws IOException {
        FaultServer gone = new FaultServer(Fetching::answer);
        gone.close();
        Reason reason = refused(fetch("http://images.invalid/a", gone), ReasonCode.SERVER_UNREACHABLE);
        assertThat(reason.message())
                .contains("images.invalid", "proxy " + gone.uri("").substring(7), "refused");
    }

    @Test
    void a_proxy_that_cannot_be_used_is_a_reason() {
        Reason reason = refused(
                fetch("http://images.invalid/a", "socks5://u:secret@127.0.0.1:1"), ReasonCode.SERVER_UNREACHABLE);
        assertThat(reason.message()).contains("ALL_PROXY", "http://HOST:PORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"407 Who", "403 No", "502 Bad Gateway", "302 Found"})
    void a_proxy_that_gives_no_tunnel_leaves_the_server_unreachable(String status) throws Exception {
        try (FaultServer proxy = new FaultServer(call -> call.head(status, "Content-Length: 0", "Location: /b"))) {
            Reason reason = refused(fetch("https://images.invalid/a", proxy), ReasonCode.SERVER_UNREACHABLE);
            assertThat(reason.message()).contains("proxy", status.substring(0, 3));
            assertThat(proxy.requests()).hasSize(1);
            assertThat(proxy.requests().get(0).field("proxy-authorization")).isEqualTo("Basic dXNlcjpzZWNyZXQ=");
        }
    }
}
