package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.address.AllowedHosts;
import dev.drydock.http.proxy.Proxies;
import dev.drydock.http.wire.Network;
import dev.drydock.testkit.http.FaultServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostNotAllowedTest extends Fetching {
    private FetchResult fetch(String uri, String... allowed) {
        return new HttpImageSource(PATIENT, AllowedHosts.parse(List.of(allowed)), Optional.empty(), Proxies.NONE)
                .fetch(new ImageUri(uri), Optional.of((long) IMAGE.length), sink, bytes -> {}, stop);
    }

    private static String port(FaultServer server) {
        return server.uri("").replaceFirst(".*:", "");
    }

    @Test
    void an_order_from_a_host_that_is_not_allowed_asks_nobody() throws IOException {
        try (FaultServer server = new FaultServer(Fetching::answer)) {
            Reason reason = refused(
                    fetch(server.uri("/a?sig=secret"), "images.example.com", "127.0.0.1:1"),
                    ReasonCode.HOST_NOT_ALLOWED);
            assertThat(reason.message()).contains(server.uri("/a"), "configuration");
            assertThat(reason.code().retried()).isFalse();
            assertThat(server.requests()).isEmpty();
            assertThat(sink.restarts()).isZero();

            fetched(fetch(server.uri("/a"), "127.0.0.1:" + port(server)), sink);
        }
    }

    @Test
    void a_redirect_to_a_host_that_is_not_allowed_is_not_followed() throws IOException {
        try (FaultServer other = new FaultServer(Fetching::answer);
                FaultServer server = new FaultServer(
                        call -> call.head("302 F", "Location: " + other.uri("/b?sig=secret"), "Content-Length: 0"))) {
            Reason reason = refused(fetch(server.uri("/a"), "127.0.0.1:" + port(server)), ReasonCode.HOST_NOT_ALLOWED);
            assertThat(reason.message()).contains(other.uri("/b"));
            assertThat(server.requests()).hasSize(1);
            assertThat(other.requests()).isEmpty();

            fetched(fetch(server.uri("/a"), "127.0.0.1"), sink);
        }
    }

    @Test
    void every_hop_is_looked_at() throws IOException {
        try (FaultServer last = new FaultServer(Fetching::answer);
                FaultServer second = new FaultServer(call -> call.head(
                        "302 F",
                        "Location: " + last.uri("/c").replace("127.0.0.1", "localhost"),
                        "Content-Length: 0"));
                FaultServer first = new FaultServer(
                        call -> call.head("302 F", "Location: " + second.uri("/b"), "Content-Length: 0"))) {
            refused(fetch(first.uri("/a"), "127.0.0.1"), ReasonCode.HOST_NOT_ALLOWED);
            assertThat(second.requests()).hasSize(1);
            assertThat(last.requests()).isEmpty();

            fetched(fetch(first.uri("/a"), "127.0.0.1", "LOCALHOST"), sink);
        }
    }

    @Test
    void a_host_that_is_not_allowed_is_not_even_looked_up() throws IOException {
        Network network = new Network() {
            @Override
            public InetAddress[] addressesOf(String host) throws UnknownHostException {
                assertThat(host).isEqualTo("127.0.0.1");
                return InetAddress.getAllByName(host);
            }
        };
        AllowedHosts allowed = AllowedHosts.parse(List.of("127.0.0.1"));
        try (FaultServer server =
                new FaultServer(call -> call.head("302 F", "Location: http://evil.example/b", "Content-Length: 0"))) {
            FetchResult result = new HttpImageSource(
                            PATIENT, allowed, Optional.empty(), Proxies.NONE, network, Pace.Time.OF_THIS_MACHINE)
                    .fetch(new ImageUri(server.uri("/a")), Optional.empty(), sink, bytes -> {}, stop);
            refused(result, ReasonCode.HOST_NOT_ALLOWED);
        }
    }
}
