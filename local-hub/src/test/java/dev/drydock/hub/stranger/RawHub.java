package dev.drydock.hub.stranger;

import dev.drydock.hub.LocalHub;
import dev.drydock.hub.conformance.HubUnderTest;
import dev.drydock.hub.conformance.Services;
import dev.drydock.hub.conformance.Trust;
import dev.drydock.hub.sas.SharedAccessKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.net.ssl.SSLContext;

/** A hub as a client below every library sees it, with one device. */
final class RawHub implements AutoCloseable {
    static final String DEVICE = "dev-1";

    private final HubUnderTest hub = HubUnderTest.shared();
    private final SSLContext trust = Trust.in(hub.hub().authorityFile());
    private final SharedAccessKey deviceKey;

    RawHub() {
        String connection = hub.hub().registerDevice(DEVICE);
        deviceKey = new SharedAccessKey(connection.substring(connection.indexOf("SharedAccessKey=") + 16));
    }

    LocalHub hub() {
        return hub.hub();
    }

    RawClient overMqtt() throws IOException {
        return new RawClient(trust, hub().hostName(), hub().mqttPort());
    }

    /** A client of another server whose certificate comes from the hub's authority. */
    RawClient to(UncheckedServer server) throws IOException {
        return new RawClient(trust, UncheckedServer.ADDRESS, server.port());
    }

    RawClient overHttps() throws IOException {
        return new RawClient(trust, hub().hostName(), hub().restPort());
    }

    /** Makes one request and reads the answer, to the end of the connection. */
    String answer(String request) throws IOException {
        try (RawClient client = overHttps()) {
            return client.send(request).rest();
        }
    }

    /** A request that ends the connection, with a service's token. */
    String request(String line, String body) {
        return request(line, serviceToken(), body);
    }

    String request(String line, String token, String body) {
        return line + " HTTP/1.1\r\nHost: " + hub().hostName() + "\r\nConnection: close\r\nAuthorization: " + token
                + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    /** The request for a WebSocket that speaks this. */
    String upgrade(String subProtocol) {
        return "GET /$iothub/websocket?iothub-no-client-cert=true HTTP/1.1\r\nHost: " + hub().hostName()
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: " + subProtocol
                + "\r\n\r\n";
    }

    String serviceToken() {
        return Services.token(hub().hostName(), hub.policyKey(), inAnHour(), "&skn=" + LocalHub.POLICY);
    }

    String deviceToken() {
        return deviceToken(DEVICE);
    }

    /** A token for a device, signed with the key of the one that there is. */
    String deviceToken(String device) {
        return Services.token(hub().hostName() + "/devices/" + device, deviceKey, inAnHour(), "");
    }

    /** The CONNECT of the device, as Microsoft's SDKs send it. */
    byte[] connect() {
        return MqttPackets.connect(DEVICE, userName(), deviceToken());
    }

    String userName() {
        return hub().hostName() + "/" + DEVICE + "/?api-version=2020-09-30";
    }

    private static Instant inAnHour() {
        return Instant.now().plusSeconds(3600);
    }

    @Override
    public void close() {
        hub.close();
    }
}
