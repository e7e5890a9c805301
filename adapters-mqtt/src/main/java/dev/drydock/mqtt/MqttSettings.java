package dev.drydock.mqtt;

import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a broker is reached.
 *
 * @param broker {@code mqtt://host:port} or {@code mqtts://host:port}; without a port 1883 and 8883
 * @param tls what is trusted and shown over {@code mqtts}; empty for what the platform trusts
 * @param topicPrefix the first level of every topic
 */
public record MqttSettings(
        URI broker, Optional<Credentials> credentials, Optional<SSLContext> tls, String topicPrefix) {
    public static final String STANDARD_PREFIX = "drydock";

    private static final int PLAIN_PORT = 1883;
    private static final int TLS_PORT = 8883;

    /** @throws IllegalArgumentException when the broker's URI or the prefix is not of that form */
    public MqttSettings {
        boolean known = "mqtt".equals(broker.getScheme()) || "mqtts".equals(broker.getScheme());
        boolean plain = broker.getHost() != null
                && broker.getRawUserInfo() == null
                && broker.getRawQuery() == null
                && (broker.getRawPath() == null || broker.getRawPath().length() <= 1);
        if (!known || !plain) {
            throw new IllegalArgumentException(
                    "a broker is mqtt://host:port, or mqtts://host:port for TLS; user and password are set apart");
        }
        if (!topicPrefix.matches("[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*")) {
            throw new IllegalArgumentException("a topic prefix is levels of A-Z a-z 0-9 _ - with / between them");
        }
    }

    public boolean isTls() {
        return "mqtts".equals(broker.getScheme());
    }

    /** Host and port, for people. */
    public String address() {
        int port = broker.getPort() >= 0 ? broker.getPort() : isTls() ? TLS_PORT : PLAIN_PORT;
        return broker.getHost() + ":" + port;
    }

    /** The address in the client library's own form. */
    public String clientUri() {
        return (isTls() ? "ssl://" : "tcp://") + address();
    }
}
