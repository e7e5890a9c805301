package dev.drydock.broker;

import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.io.IOCallback;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTInterceptor;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.core.transaction.TransactionOperationAbstract;
import org.apache.activemq.artemis.core.transaction.impl.TransactionImpl;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.jspecify.annotations.Nullable;

/**
 * Delivers retained messages that are being stored to clients that subscribe at that moment.
 *
 * <p>The broker library first chooses who is to get a message, then empties the queue of what is retained under its topic, stores
 * the message, and lastly puts it into that queue by another thread. A client that subscribes in between is neither among the
 * chosen nor finds the message in the queue; or it finds the one before, and gets that after the newer one. Here every retained
 * message is known from before anybody is chosen until it is in its queue, a will as well, and every newcomer from the arrival
 * of its SUBSCRIBE until what the library found for it is stored. Where the two meet, the newcomer gets one more copy of the
 * message, after whatever the library found. It may so get a message twice, but not an older one last.
 *
 * <p>No thread waits, and no more is kept than the broker has in work. Messages too large for one record of the journal (some
 * 490 KB, and only with a data folder) are not covered.
 */
final class RetainedCrossings implements ActiveMQServerMessagePlugin {
    private final ActiveMQServer server;
    private final AtomicLong order = new AtomicLong();
    private final Set<RetainedMessage> underway = ConcurrentHashMap.newKeySet();
    private final Map<Request, Newcomer> newcomers = new ConcurrentHashMap<>();

    /** A SUBSCRIBE that has not been answered. */
    private record Request(Object connection, int packet) {}

    private RetainedCrossings(ActiveMQServer server) {
        this.server = server;
    }

    /** Looks after a server that has not been started. */
    static void lookAfter(ActiveMQServer server) {
        RetainedCrossings crossings = new RetainedCrossings(server);
        MQTTInterceptor arrivals = crossings::arrives;
        MQTTInterceptor answers = crossings::answers;
        server.registerBrokerPlugin(crossings);
        server.getServiceRegistry().addIncomingInterceptor(arrivals);
        server.getServiceRegistry().addOutgoingInterceptor(answers);
    }

    /** Notes a retained message before the library chooses who gets it. */
    @Override
    public void beforeSend(
            ServerSession session,
            @Nullable Transaction tx,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue) {
        if (tx == null || message.isLargeMessage() || !message.getBooleanProperty(MQTTUtil.MQTT_MESSAGE_RETAIN_KEY)) {
            return;
        }
        RetainedMessage retained = new RetainedMessage(order.incrementAndGet(), message.getAddress(), message.copy());
        tx.addOperation(new TransactionOperationAbstract() {
            @Override
            public void afterRollback(Transaction rolledBack) {
                underway.remove(retained);
            }
        });
        tx.afterWired(
                () -> server.getStorageManager().afterCompleteOperations(after(() -> forgetWhenInItsQueue(retained))));
        newcomers.values().removeIf(Newcomer::isGone);
        underway.add(retained);
        newcomers.values().forEach(it -> it.cross(retained));
    }

    /** By now the message has been handed to its queue, whose own thread takes it in and runs this when it has. */
    private void forgetWhenInItsQueue(RetainedMessage retained) {
        Queue queue = server.locateQueue(MQTTUtil.getCoreRetainAddressFromMqttTopic(
                retained.topic(), server.getConfiguration().getWildcardConfiguration()));
        if (queue == null) {
            underway.remove(retained);
        } else {
            queue.flushOnIntermediate(() -> underway.remove(retained));
        }
    }

    private boolean arrives(MqttMessage packet, RemotingConnection connection) {
        if (packet instanceof MqttSubscribeMessage subscribe) {
            Newcomer newcomer = new Newcomer(connection, subscribe);
            newcomers.put(
                    new Request(connection.getID(), subscribe.variableHeader().messageId()), newcomer);
            underway.forEach(newcomer::cross);
        }
        return true;
    }

    /** Runs on the thread that has subscribed the newcomer, before the answer is on its way. */
    private boolean answers(MqttMessage packet, RemotingConnection connection) {
        if (packet instanceof MqttSubAckMessage answer) {
            Request request =
                    new Request(connection.getID(), answer.variableHeader().messageId());
            Newcomer newcomer = newcomers.get(request);
            if (newcomer != null) {
                give(newcomer, true);
                server.getStorageManager().afterCompleteOperations(after(() -> {
                    newcomers.remove(request, newcomer);
                    // Meant for it already: what matters is the place behind an older one, which storing would lose.
                    give(newcomer, false);
                }));
            }
        }
        return true;
    }

    private void give(Newcomer newcomer, boolean durably) {
        newcomer.takeCrossing().forEach((filter, messages) -> {
            Queue subscription = server.locateQueue(MQTTUtil.getCoreQueueFromMqttTopic(
                    filter, newcomer.client(), server.getConfiguration().getWildcardConfiguration()));
            if (subscription != null) { // it was granted
                put(messages, durably, subscription);
            }
        });
    }

    private void put(List<RetainedMessage> messages, boolean durably, Queue subscription) {
        Transaction tx = new TransactionImpl(server.getStorageManager());
        try {
            for (RetainedMessage message : messages) {
                Message copy = message.copy(server.getStorageManager().generateID());
                copy.setDurable(durably && copy.isDurable());
                MQTTUtil.sendMessageDirectlyToQueue(
                        server.getStorageManager(), server.getPostOffice(), copy, subscription, tx);
            }
            tx.commit();
        } catch (Exception e) {
            throw new IllegalStateException("a retained message could not be put into " + subscription.getName(), e);
        }
    }

    /** Runs something when the storage has done all that this thread asked of it so far, or has failed. */
    private static IOCallback after(Runnable next) {
        return new IOCallback() {
            @Override
            public void done() {
                next.run();
            }

            @Override
            public void onError(int errorCode, String errorMessage) {
                next.run();
            }
        };
    }
}
