package dev.drydock.bootstrap.options;

import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.mqtt.Credentials;
import dev.drydock.mqtt.MqttSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the other side is reached. The same for both apps. */
public final class TransportOptions {
    /** What carries the documents. */
    public enum Transport {
        mqtt
    }

    @Option(
            names = "--transport",
            paramLabel = "NAME",
            defaultValue = "mqtt",
            description = "What carries the messages: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    Transport transport = Transport.mqtt;

    @Option(
            names = "--broker",
            paramLabel = "URI",
            defaultValue = "mqtt://127.0.0.1:1883",
            description =
                    "The MQTT 5 broker: mqtt://HOST:PORT, or mqtts://HOST:PORT for TLS. Default: ${DEFAULT-VALUE}.")
    String broker = "mqtt://127.0.0.1:1883";

    @Option(names = "--username", paramLabel = "NAME", description = "The user at the broker.")
    @Nullable
    String username;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The file whose first line is the password; read again at every connect.")
    @Nullable
    Path passwordFile;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            description =
                    "Trust the certificates in FILE (PEM), for the broker in place of the platform's, for images besides.")
    @Nullable
    Path caFile;

    @Option(names = "--client-cert", paramLabel = "FILE", description = "Show this certificate chain (PEM).")
    @Nullable
    Path clientCert;

    @Option(names = "--client-key", paramLabel = "FILE", description = "The certificate's private key (PEM, PKCS#8).")
    @Nullable
    Path clientKey;

    @Option(
            names = "--topic-prefix",
            paramLabel = "TOPIC",
            defaultValue = "drydock",
            description = "The root of all topics. Default: ${DEFAULT-VALUE}.")
    String topicPrefix = "drydock";

    /** What these options say of a broker. Its URI is not repeated when it is wrong: there may be a password in it. */
    public MqttSettings mqtt() {
        try {
            return new MqttSettings(new URI(broker), credentials(), tls(false), topicPrefix);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse("--broker: " + e.getMessage());
        } catch (URISyntaxException e) {
            throw CommandFailure.wrongUse("--broker: what it says is not a URI such as mqtt://host:1883");
        }
    }

    /** What is trusted and shown when images are fetched: a private authority, and those of public servers. */
    public Optional<SSLContext> imageTls() {
        return tls(true);
    }

    private Optional<SSLContext> tls(boolean andPlatform) {
        if ((clientCert == null) != (clientKey == null)) {
            throw CommandFailure.wrongUse("--client-cert and --client-key go together");
        }
        if (caFile == null && clientCert == null) {
            return Optional.empty();
        }
        return Optional.of(TlsFiles.context(
                Optional.ofNullable(caFile),
                Optional.ofNullable(clientCert),
                Optional.ofNullable(clientKey),
                andPlatform));
    }

    private Optional<Credentials> credentials() {
        if (username == null) {
            if (passwordFile != null) {
                throw CommandFailure.wrongUse("--password-file needs --username");
            }
            return Optional.empty();
        }
        Path file = passwordFile;
        if (file == null) {
            return Optional.of(new Credentials(username, () -> new byte[0]));
        }
        NamedFile.file("--password-file", file);
        return Optional.of(new Credentials(username, () -> firstLine(file)));
    }

    private static byte[] firstLine(Path file) {
        String content = new String(NamedFile.bytes("--password-file", file), StandardCharsets.UTF_8);
        return content.lines().findFirst().orElse("").getBytes(StandardCharsets.UTF_8);
    }
}
