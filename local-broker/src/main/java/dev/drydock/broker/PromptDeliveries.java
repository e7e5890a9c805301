package dev.drydock.broker;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Keeps the order of the messages to a client.
 *
 * <p>The broker library sends a packet when the storage has done all that the sending thread asked of it. The threads serve every
 * client in turn, so that a message would wait for what its thread stores for somebody else, and the next one, which another
 * thread sends, would overtake it. A message that goes to a client has been stored long before, and need not wait for anything.
 */
final class PromptDeliveries implements MQTTInterceptor {
    private final ActiveMQServer server;

    private PromptDeliveries(ActiveMQServer server) {
        this.server = server;
    }

    /** Looks after a server that has not been started. */
    static void lookAfter(ActiveMQServer server) {
        server.getServiceRegistry().addOutgoingInterceptor(new PromptDeliveries(server));
    }

    @Override
    public boolean intercept(MqttMessage packet, RemotingConnection connection) {
        if (packet instanceof MqttPublishMessage) {
            server.getStorageManager().clearContext();
        }
        return true;
    }
}
