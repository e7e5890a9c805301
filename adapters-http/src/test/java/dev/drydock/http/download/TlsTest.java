package dev.drydock.http.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.ReasonCode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest extends Fetching {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private static SSLContext right;
    private static SSLContext otherHost;

    @BeforeAll
    static void make_certificates(@TempDir Path folder) throws Exception {
        right = context(folder.resolve("right.p12"), "san=ip:127.0.0.1");
        otherHost = context(folder.resolve("other.p12"), "san=dns:other.example");
    }

    @Test
    void an_image_arrives_from_a_server_of_a_private_authority() throws Exception {
        try (FaultServer server = new FaultServer(Fetching::answer, right)) {
            HttpImageSource trusting = new HttpImageSource(SHORT, right);
            fetched(trusting.fetch(new ImageUri(server.uri("/a")), size(), sink, b -> {}, new StopSignal()), sink);
        }
    }

    @Test
    void a_server_of_an_unknown_authority_is_unreachable() throws Exception {
        try (FaultServer server = new FaultServer(Fetching::answer, right)) {
            assertThat(broken(fetch(server.uri("/a")), ReasonCode.SERVER_UNREACHABLE)
                            .reason()
                            .message())
                    .contains("TLS");
        }
    }

    @Test
    void a_certificate_of_another_host_is_refused() throws Exception {
        try (FaultServer server = new FaultServer(Fetching::answer, otherHost)) {
            HttpImageSource trusting = new HttpImageSource(SHORT, otherHost);
            broken(
                    trusting.fetch(new ImageUri(server.uri("/a")), size(), sink, b -> {}, stop),
                    ReasonCode.SERVER_UNREACHABLE);
        }
    }

    @Test
    void a_redirect_from_https_to_http_is_refused() throws Exception {
        try (FaultServer plain = new FaultServer(Fetching::answer);
                FaultServer server = new FaultServer(
                        call -> call.head("302 Found", "Location: " + plain.uri("/a"), "Content-Length: 0"), right)) {
            HttpImageSource trusting = new HttpImageSource(SHORT, right);
            broken(
                    trusting.fetch(new ImageUri(server.uri("/a")), size(), sink, b -> {}, stop),
                    ReasonCode.REDIRECT_REFUSED);
            assertThat(plain.requests()).isEmpty();
        }
    }

    private static Optional<Long> size() {
        return Optional.of((long) IMAGE.length);
    }

    /** A context that both presents and trusts one self-signed certificate. */
    private static SSLContext context(Path file, String names) throws Exception {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process making = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-validity",
                        "2",
                        "-dname",
                        "CN=test",
                        "-ext",
                        names,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        assertThat(making.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
