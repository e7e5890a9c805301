package dev.drydock.bootstrap.commandline.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.drydock.bootstrap.commandline.TestConsole;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server behind TLS, whose certificate an authority of one's own has signed: itself. */
class EncryptedServerTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    private final TestConsole console = new TestConsole();
    private HttpsServer server;
    private Path authority;

    @BeforeEach
    void start() throws Exception {
        KeyStore store = madeByKeytool(folder.resolve("keys.p12"));
        authority = Files.writeString(
                folder.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(store.getCertificate("a").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = "{\"items\":[]}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void an_authority_of_ones_own_is_trusted_when_it_is_named() throws Exception {
        assertThat(list("--ca-file=" + authority)).as(console.err()).isZero();
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused_before_the_token_is_sent() throws Exception {
        assertThat(list("--verbose")).isEqualTo(3);

        assertThat(console.err()).contains("cannot be reached: TLS failed: ", "--ca-file");
    }

    private int list(String option) throws Exception {
        Path token = Files.writeString(folder.resolve("a.token"), "ddk_a");
        return console.run(
                "image",
                "list",
                "--server=https://127.0.0.1:" + server.getAddress().getPort(),
                "--token-file=" + token,
                option);
    }

    private static KeyStore madeByKeytool(Path file) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .start();
        keytool.waitFor(60, TimeUnit.SECONDS);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }
}
