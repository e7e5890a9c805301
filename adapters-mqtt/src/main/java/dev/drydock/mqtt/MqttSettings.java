package dev.drydock.mqtt;

import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * The address and the credentials of a broker.
 *
 * @param broker {@code mqtt://host:port} or {@code mqtts://host:port}; without a port 1883 and 8883
 * @param tls trusted and own certificates for {@code mqtts}; empty for the platform's defaults
 * @param topicPrefix the first levels of every topic, 1 to {@value #LONGEST_PREFIX} characters
 */
public record MqttSettings(
        URI broker, Optional<Credentials> credentials, Optional<SSLContext> tls, String topicPrefix) {
    public static final String STANDARD_PREFIX = "drydock";

    /** Characters; leaves room for the other levels of a topic, which has at most 65,535 bytes. */
    public static final int LONGEST_PREFIX = 1024;

    private static final int PLAIN_PORT = 1883;
    private static final int TLS_PORT = 8883;

    /** @throws IllegalArgumentException when the broker's URI or the prefix is not of that form */
    public MqttSettings {
        boolean known = "mqtt".equals(broker.getScheme()) || "mqtts".equals(broker.getScheme());
        boolean plain = broker.getHost() != null
                && broker.getRawUserInfo() == null
                && broker.getRawQuery() == null
                && (broker.getRawPath() == null || broker.getRawPath().length() <= 1);
        if (known
                && broker.getHost() == null
                && String.valueOf(broker.getRawAuthority()).contains("_")) {
            throw new IllegalArgumentException("the host name of a broker has no underscores (RFC 1123, section 2.1), '"
                    + broker.getRawAuthority() + "' does; give the broker's address or another name of it");
        }
        if (!known || !plain) {
            throw new IllegalArgumentException(
                    "a broker is mqtt://host:port, or mqtts://host:port for TLS; user and password are set apart");
        }
        if (topicPrefix.length() > LONGEST_PREFIX || !topicPrefix.matches("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")) {
            throw new IllegalArgumentException(
                    "a topic prefix is levels of A-Z a-z 0-9 _ - with / between them, at most " + LONGEST_PREFIX
                            + " characters");
        }
    }

    public boolean isTls() {
        return "mqtts".equals(broker.getScheme());
    }

    /** Host and port, for messages. */
    public String address() {
        int port = broker.getPort() >= 0 ? broker.getPort() : isTls() ? TLS_PORT : PLAIN_PORT;
        return broker.getHost() + ":" + port;
    }

    /** The address in the form of the client library, always plain TCP: TLS is added by the socket. */
    public String clientUri() {
        return "tcp://" + address();
    }
}
