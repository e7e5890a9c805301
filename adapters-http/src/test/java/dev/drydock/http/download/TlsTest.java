package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.image.FetchResult;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.http.InMemorySink;
import dev.drydock.http.address.AllowedHosts;
import dev.drydock.http.proxy.Proxies;
import dev.drydock.testkit.http.FaultServer;
import dev.drydock.testkit.http.WireServer;
import dev.drydock.testkit.net.Authority;
import dev.drydock.testkit.net.LaxContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest extends Fetching {
    private static final String HERE = "san=ip:127.0.0.1,dns:images.invalid";

    private static Authority authority;
    private static SSLContext right;
    private static SSLContext client;

    private final HttpImageSource trusting = source(PATIENT, client);

    private static HttpImageSource source(DownloadLimits limits, SSLContext tls) {
        return new HttpImageSource(limits, AllowedHosts.ALL, Optional.of(tls), Proxies.NONE);
    }

    @BeforeAll
    static void make_certificates(@TempDir Path folder) throws Exception {
        authority = new Authority(folder);
        right = authority.server("right", "-ext", HERE);
        client = authority.client();
    }

    @Test
    void an_image_arrives_from_a_server_of_a_private_authority() throws Exception {
        takesTheNextGoodImage();
    }

    @Test
    void a_server_of_an_authority_that_the_machine_does_not_know_is_unreachable() throws Exception {
        try (FaultServer server = new FaultServer(Fetching::answer, right)) {
            Reason reason = refused(fetch(server.uri("/a?sig=secret")), ReasonCode.SERVER_UNREACHABLE);
            assertThat(reason.message()).contains("TLS");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "of another host,            -ext san=dns:other.example",
        "with the address as a name, -ext san=dns:127.0.0.1",
        "that has expired,           -ext san=ip:127.0.0.1 -startdate -3d -validity 1",
        "that is not valid yet,      -ext san=ip:127.0.0.1 -startdate +3d -validity 9",
        "of no authority,            -ext san=ip:127.0.0.1 -signer right",
        "for clients only,           -ext san=ip:127.0.0.1 -ext eku=clientAuth"
    })
    void a_certificate_is_refused(String one, String options) throws Exception {
        unreachable(authority.server(one.replace(' ', '-'), options.split(" ")));
    }

    @Test
    void a_certificate_that_vouches_for_itself_is_refused() throws Exception {
        unreachable(authority.stranger("stranger", "-ext", HERE));
    }

    private void unreachable(SSLContext tls) throws Exception {
        try (FaultServer server = new FaultServer(Fetching::answer, tls)) {
            Reason reason = refused(fetchTrusting(server.uri("/a?sig=secret")), ReasonCode.SERVER_UNREACHABLE);
            assertThat(reason.message()).contains("TLS");
            assertThat(server.requests()).as("asked for, secret and all").isEmpty();
        }
        assertThat(sink.restarts()).isZero();
        takesTheNextGoodImage();
    }

    /** The hello of a server that chooses a version itself, as the JDK's own would not offer one so old any more. */
    @ParameterizedTest
    @CsvSource({"SSL 3.0, 0", "TLS 1.0, 1", "TLS 1.1, 2"})
    void a_server_that_speaks_no_better_is_unreachable(String version, int minor) throws Exception {
        byte[] hello = new byte[5 + 4 + 38];
        hello[0] = 22;
        hello[4] = 4 + 38;
        hello[5] = 2;
        hello[8] = 38;
        hello[1] = hello[9] = 3;
        hello[2] = hello[10] = (byte) minor;
        // TLS_RSA_WITH_AES_128_CBC_SHA, behind 32 bytes of chance and no session
        hello[5 + 4 + 2 + 32 + 1 + 1] = 0x2f;
        try (WireServer server = new WireServer(wire -> wire.getOutputStream().write(hello))) {
            Reason reason = refused(fetchTrusting(server.uri("https")), ReasonCode.SERVER_UNREACHABLE);
            assertThat(reason.message()).as(version).contains("TLS");
        }
        takesTheNextGoodImage();
    }

    @Test
    void the_versions_that_are_spoken_are_not_those_of_the_machine() throws Exception {
        HttpImageSource other = source(PATIENT, new LaxContext(client));
        try (FaultServer server = new FaultServer(Fetching::answer, right)) {
            fetched(other.fetch(new ImageUri(server.uri("/a")), size(), sink, bytes -> {}, stop), sink);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"HTTP/1.1 200 OK\r\n\r\n", "\u0016\u0003\u0003", "\u0015\u0003\u0003\0\2\2\50", "\0\0\0\0\0\0\0"
            })
    void a_server_that_speaks_no_TLS_is_a_reason_like_any_other(String says) throws Exception {
        try (WireServer server = new WireServer(wire -> {
            wire.getOutputStream().write(says.getBytes(StandardCharsets.ISO_8859_1));
            wire.shutdownOutput();
        })) {
            refused(fetchTrusting(server.uri("https")), ReasonCode.SERVER_UNREACHABLE, ReasonCode.CONNECTION_BROKEN);
        }
        takesTheNextGoodImage();
    }

    @Test
    void a_server_that_never_finishes_its_greeting_has_stalled() throws Exception {
        HttpImageSource hasty = source(
                new DownloadLimits(Duration.ofMillis(300), Duration.ofMillis(300), 1, Duration.ofSeconds(20), 1 << 20),
                client);
        try (WireServer server = new WireServer(wire -> {})) {
            FetchResult result = hasty.fetch(new ImageUri(server.uri("https")), size(), sink, bytes -> {}, stop);
            refused(result, ReasonCode.DOWNLOAD_STALLED, ReasonCode.SERVER_UNREACHABLE);
        }
    }

    /** An end without TLS's own goodbye (RFC 8446, 6.1) can be made by anybody on the way. */
    @Test
    void an_end_that_anybody_could_have_made_is_no_end() throws Exception {
        try (WireServer server = new WireServer(TlsTest::breaksOff)) {
            refused(fetchTrusting(server.uri("https")), ReasonCode.CONNECTION_BROKEN);
        }
        takesTheNextGoodImage();
    }

    private static void breaksOff(Socket wire) throws Exception {
        SSLSocket secured = (SSLSocket) right.getSocketFactory().createSocket(wire, null, wire.getPort(), false);
        secured.setUseClientMode(false);
        secured.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        secured.getOutputStream().write(IMAGE, 0, 1000);
        secured.getOutputStream().flush();
        wire.close();
    }

    @Test
    void a_redirect_from_https_to_http_is_refused() throws Exception {
        try (FaultServer plain = new FaultServer(Fetching::answer);
                FaultServer server = new FaultServer(
                        call -> call.head("302 Found", "Location: " + plain.uri("/a"), "Content-Length: 0"), right)) {
            refused(fetchTrusting(server.uri("/a?sig=secret")), ReasonCode.REDIRECT_REFUSED);
            assertThat(plain.requests()).isEmpty();
        }
        takesTheNextGoodImage();
    }

    @Test
    void a_tunnel_through_a_proxy_is_trusted_as_the_server_behind_it_is() throws Exception {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (WireServer proxy = new WireServer(wire -> tunnel(wire, asked))) {
            fetched(fetchThrough(proxy, "https://images.invalid/a"), sink);
            assertThat(asked)
                    .contains("CONNECT images.invalid:443 HTTP/1.1", "Host: images.invalid:443", "GET /a HTTP/1.1");
            Reason reason = refused(fetchThrough(proxy, "https://other.invalid/b"), ReasonCode.SERVER_UNREACHABLE);
            assertThat(reason.message()).contains("TLS", "proxy");
        }
        assertThat(asked)
                .as("asked of a server that is not the one")
                .contains("CONNECT other.invalid:443 HTTP/1.1")
                .doesNotContain("GET /b HTTP/1.1");
    }

    private FetchResult fetchThrough(WireServer proxy, String uri) {
        Proxies proxies = Proxies.of(Map.of("https_proxy", proxy.uri("http").replace("/a", "")));
        InMemorySink into = uri.endsWith("/a") ? sink : new InMemorySink();
        return new HttpImageSource(PATIENT, AllowedHosts.ALL, Optional.of(client), proxies)
                .fetch(new ImageUri(uri), size(), into, bytes -> {}, stop);
    }

    private FetchResult fetchTrusting(String uri) {
        return trusting.fetch(new ImageUri(uri), size(), sink, bytes -> {}, stop);
    }

    private void takesTheNextGoodImage() throws Exception {
        try (FaultServer server = new FaultServer(Fetching::answer, right)) {
            fetched(fetchTrusting(server.uri("/a")), sink);
        }
    }

    private static Optional<Long> size() {
        return Optional.of((long) IMAGE.length);
    }

    /** Grants a tunnel and plays the server at its end. */
    private static void tunnel(Socket wire, List<String> asked) throws IOException {
        asked.addAll(head(wire));
        wire.getOutputStream().write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        SSLSocket secured = (SSLSocket) right.getSocketFactory().createSocket(wire, null, wire.getPort(), true);
        secured.setUseClientMode(false);
        asked.addAll(head(secured));
        secured.getOutputStream()
                .write(("HTTP/1.1 200 OK\r\n" + LENGTH + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        secured.getOutputStream().write(IMAGE);
        secured.close();
    }

    private static List<String> head(Socket wire) throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader in = new BufferedReader(new InputStreamReader(wire.getInputStream(), StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            lines.add(line);
        }
        return lines;
    }
}
