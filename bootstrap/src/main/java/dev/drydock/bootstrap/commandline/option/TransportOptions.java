package dev.drydock.bootstrap.commandline.option;

import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.azure.connection.HubAddress;
import dev.drydock.azure.connection.HubProxy;
import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.azure.device.AzureDeviceSettings;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.device.settings.DeviceTransportSettings;
import dev.drydock.bootstrap.file.NamedFile;
import dev.drydock.bootstrap.file.SecretFile;
import dev.drydock.bootstrap.file.TextFile;
import dev.drydock.bootstrap.file.TlsFiles;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.mqtt.Credentials;
import dev.drydock.mqtt.MqttSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the transport, the same for both apps. */
public final class TransportOptions {
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
    private static final String CONNECTION_STRING = "--connection-string-file";
    private static final String CONNECTION_VARIABLE = "DRYDOCK_CONNECTION_STRING";

    private final Console console;
    private final Set<String> warned = new HashSet<>();

    @Option(
            names = "--transport",
            paramLabel = "NAME",
            defaultValue = "mqtt",
            description = "Transport: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
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

    @Option(names = "--client-key", paramLabel = "FILE", description = "The certificate's private key (PEM).")
    @Nullable
    Path clientKey;

    @Option(
            names = "--client-key-password-file",
            paramLabel = "FILE",
            description = "The file whose first line is the password of an encrypted private key.")
    @Nullable
    Path clientKeyPasswordFile;

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
            description = "Connect a device to IoT Hub by WebSocket on port 443, in the place of MQTT on port 8883; "
                    + "through the proxy that HTTPS_PROXY names.")
    boolean webSocket;

    /** Options that have not been parsed. */
    public TransportOptions(Console console) {
        this.console = console;
    }

    /** The transport of a device app. */
    public DeviceTransportSettings device(DeviceId device) {
        return switch (transport) {
            case mqtt -> new DeviceTransportSettings.Mqtt(mqtt());
            case azure -> new DeviceTransportSettings.Azure(hubForDevice(device));
        };
    }

    public Transport chosen() {
        return transport;
    }

    /** The file of authorities that are trusted, if one was named. */
    public Optional<Path> authority() {
        return Optional.ofNullable(caFile);
    }

    /** The connection of a device to IoT Hub. */
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
            Optional<HubProxy> proxy =
                    webSocket ? HubProxies.to(connection.hub(), console.environment()) : Optional.empty();
            return new AzureDeviceSettings(proxy.map(connection::through).orElse(connection), webSocket, tls(false));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse(connectionSource() + ": " + e.getMessage());
        }
    }

    /** The device SDK can be told a port for WebSocket alone, and there only after a name. */
    private void refusePort(HubAddress hub) {
        if (hub.port().isPresent() && !webSocket) {
            throw CommandFailure.wrongUse(connectionSource()
                    + ": HostName has a port, and devices over MQTT always go to port 8883; omit the port");
        }
        if (hub.port().isPresent() && !Character.isLetter(hub.host().charAt(0))) {
            throw CommandFailure.wrongUse(connectionSource()
                    + ": HostName has a port after an address; a device by WebSocket can go to a port of a name alone");
        }
    }

    /** The connection of a service to IoT Hub. */
    public ServiceConnection hubForService() {
        try {
            ServiceConnection connection = ServiceConnection.parse(connectionString());
            return HubProxies.to(connection.hub(), console.environment())
                    .map(connection::through)
                    .orElse(connection);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse(connectionSource() + ": " + e.getMessage());
        }
    }

    /** The hub of a service's connection string in a file. */
    public static ServiceConnection hubOf(Path file) {
        try {
            return ServiceConnection.parse(TextFile.read(CONNECTION_STRING, file));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse(CONNECTION_STRING + " '" + file + "': " + e.getMessage());
        }
    }

    private String connectionString() {
        warnOfTheClock();
        if (connectionStringFile != null) {
            NamedFile.file(CONNECTION_STRING, connectionStringFile);
            warnIfOpen(CONNECTION_STRING, connectionStringFile);
            return TextFile.read(CONNECTION_STRING, connectionStringFile);
        }
        String fromEnvironment = console.environment().get(CONNECTION_VARIABLE);
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

    /** A clock before this program was made makes every certificate one of the future. */
    private void warnOfTheClock() {
        if (console.clock().instant().isBefore(MADE) && warned.add("clock")) {
            console.err()
                    .println("WARNING: the clock says " + console.clock().instant()
                            + ": certificates are not valid yet by it, so that TLS fails until it is set.");
        }
    }

    /** The settings of a broker. A wrong URI is not repeated in the message: it may hold a password. */
    public MqttSettings mqtt() {
        if (broker.startsWith("mqtts:") || broker.startsWith("wss:")) {
            warnOfTheClock();
        }
        try {
            return new MqttSettings(new URI(broker), credentials(), tls(false), topicPrefix);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse("--broker: " + e.getMessage());
        } catch (URISyntaxException e) {
            throw CommandFailure.wrongUse("--broker: what it says is not a URI such as mqtt://host:1883");
        }
    }

    /** TLS for images: it trusts a private authority besides those of the platform. */
    public Optional<SSLContext> imageTls() {
        return tls(true);
    }

    public Optional<SSLContext> tls(boolean andPlatform) {
        if ((clientCert == null) != (clientKey == null)) {
            throw CommandFailure.wrongUse("--client-cert and --client-key go together");
        }
        if (caFile == null && clientCert == null) {
            return Optional.empty();
        }
        return Optional.of(TlsFiles.context(Optional.ofNullable(caFile), shown(), andPlatform));
    }

    private Optional<TlsFiles.Shown> shown() {
        if (clientCert == null || clientKey == null) {
            if (clientKeyPasswordFile != null) {
                throw CommandFailure.wrongUse("--client-key-password-file needs --client-key");
            }
            return Optional.empty();
        }
        warnIfOpen("--client-key", clientKey);
        return Optional.of(new TlsFiles.Shown(
                clientCert,
                clientKey,
                Optional.ofNullable(clientKeyPasswordFile).map(this::keyPassword)));
    }

    private char[] keyPassword(Path file) {
        warnIfOpen("--client-key-password-file", file);
        return firstLine("--client-key-password-file", file).toCharArray();
    }

    private void warnIfOpen(String option, Path file) {
        if (warned.add(option)) {
            SecretFile.warnIfOpen(option, file, console.err());
        }
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
        warnIfOpen("--password-file", file);
        return Optional.of(new Credentials(
                username, () -> firstLine("--password-file", file).getBytes(StandardCharsets.UTF_8)));
    }

    private static String firstLine(String option, Path file) {
        return TextFile.read(option, file).lines().findFirst().orElse("");
    }
}
