package dev.drydock.bootstrap.commandline.local;

import dev.drydock.hub.HubSettings;
import dev.drydock.hub.LocalHub;
import dev.drydock.protocol.result.HubDocument;
import java.nio.file.Path;

/** The instructions to connect to a local hub, for people and for programs. */
public final class HubDescription {
    private final LocalHub hub;
    private final Path authority;

    public HubDescription(LocalHub hub) {
        this.hub = hub;
        this.authority = hub.authorityFile().toAbsolutePath().normalize();
    }

    public String json() {
        return HubDocument.write(
                hub.hostName(), hub.mqttPort(), hub.restPort(), hub.serviceConnectionString(), authority.toString());
    }

    public String text() {
        return """
                The hub %s takes devices at port %d, and services at port %d (press Ctrl-C to end).
                Service connection string:
                  %s
                Its certificates are signed by:
                  %s
                With Drydock:
                  export DRYDOCK_CONNECTION_STRING='%s'
                  ./drydock register gateway-1 --transport azure --ca-file %s
                With Microsoft's SDK for Node:
                  NODE_EXTRA_CA_CERTS=%s node your-program.js
                With Microsoft's SDKs for Java:
                  devices: ClientOptions.builder().sslContext(...); services: HttpsURLConnection.setDefaultSSLSocketFactory(...)
                %s""".formatted(
                        hub.hostName(),
                        hub.mqttPort(),
                        hub.restPort(),
                        hub.serviceConnectionString(),
                        authority,
                        hub.serviceConnectionString(),
                        authority,
                        authority,
                        limits());
    }

    private String limits() {
        if (hub.restPort() == HubSettings.REST_PORT) {
            return "";
        }
        return """
                Services are not at port 443: Drydock works, and so does the Java SDK when it is given host:port and an
                AzureSasCredential; other service SDKs cannot be told a port. Devices over MQTT are not concerned.
                """;
    }
}
