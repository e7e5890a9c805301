package dev.drydock.bootstrap.options;

import com.google.inject.Module;
import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.azure.connection.HubAddress;
import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.azure.device.AzureDeviceSettings;
import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.wiring.AzureDeviceModule;
import dev.drydock.bootstrap.wiring.MqttDeviceModule;
import dev.drydock.domain.device.DeviceId;
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
    private static final String CONNECTION_STRING = "--connection-string-file";
    private static final String CONNECTION_VARIABLE = "DRYDOCK_CONNECTION_STRING";

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

    @Option(
            names = CONNECTION_STRING,
            paramLabel = "FILE",
            description = "The file with the connection string for IoT Hub, a device's or a service's. Default: what "
                    + "the environment variable " + CONNECTION_VARIABLE + " says.")
    @Nullable
    Path connectionStringFile;

    @Option(
            names = "--web-socket",
            description = "Connect a device to IoT Hub by WebSocket on port 443, in the place of MQTT on port 8883.")
    boolean webSocket;

    /** The module that brings the chosen transport to a device app. */
    public Module device(DeviceId device) {
        return switch (transport) {
            case mqtt -> new MqttDeviceModule(mqtt());
            case azure -> new AzureDeviceModule(hubForDevice(device));
        };
    }

    public Transport chosen() {
        return transport;
    }

    /** The file of authorities that are trusted, if one was named. */
    public Optional<Path> authority() {
        return Optional.ofNullable(caFile);
    }

    /** What a device shows of itself to IoT Hub. */
    private AzureDeviceSettings hubForDevice(DeviceId device) {
        try {
            DeviceConnection connection = DeviceConnection.parse(connectionString());
            if (!connection.device().equals(device)) {
                throw CommandFailure.wrongUse(
                        "--id is " + device + ", and the connection string is that of " + connection.device());
            }
            if (connection.key().isEmpty() && clientCert == null) {
                throw CommandFailure.wrongUse(
                        "the connection string says x509=true: show a certificate with --client-cert and --client-key");
            }
            refusePort(connection.hub());
            return new AzureDeviceSettings(connection, webSocket, tls(false));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse(connectionSource() + ": " + e.getMessage());
        }
    }

    /** The device SDK can be told a port for WebSocket alone, and there only after a name. */
    private void refusePort(HubAddress hub) {
        if (hub.port().isPresent() && !webSocket) {
            throw CommandFailure.wrongUse(connectionSource()
                    + ": HostName has a port, and devices over MQTT always go to port 8883; leave the port away");
        }
        if (hub.port().isPresent() && !Character.isLetter(hub.host().charAt(0))) {
            throw CommandFailure.wrongUse(connectionSource()
                    + ": HostName has a port after an address; a device by WebSocket can go to a port of a name alone");
        }
    }

    /** What a service shows of itself to IoT Hub. */
    ServiceConnection hubForService() {
        try {
            return ServiceConnection.parse(connectionString());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse(connectionSource() + ": " + e.getMessage());
        }
    }

    /** The hub of a service's connection string in a file. */
    public static ServiceConnection hubOf(Path file) {
        try {
            return ServiceConnection.parse(
                    new String(NamedFile.bytes(CONNECTION_STRING, file), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse(CONNECTION_STRING + " '" + file + "': " + e.getMessage());
        }
    }

    private String connectionString() {
        if (connectionStringFile != null) {
            return new String(NamedFile.bytes(CONNECTION_STRING, connectionStringFile), StandardCharsets.UTF_8);
        }
        String fromEnvironment = System.getenv(CONNECTION_VARIABLE);
        if (fromEnvironment == null || fromEnvironment.isBlank()) {
            throw CommandFailure.wrongUse("--transport azure needs a connection string: name its file with "
                    + CONNECTION_STRING + ", or set " + CONNECTION_VARIABLE);
        }
        return fromEnvironment;
    }

    private String connectionSource() {
        return connectionStringFile != null
                ? CONNECTION_STRING + " '" + connectionStringFile + "'"
                : CONNECTION_VARIABLE;
    }

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

    Optional<SSLContext> tls(boolean andPlatform) {
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
