package dev.drydock.mqtt.link;

import dev.drydock.mqtt.guard.Ending;
import dev.drydock.mqtt.guard.Grant;
import dev.drydock.mqtt.guard.GuardedSockets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/** One connection, from CONNECT to its loss; a new one gets a new client of the library. */
final class Connection {
    /** The least reason code that is a refusal (MQTT 5.0, 2.4). */
    static final int REFUSED = 0x80;

    private static final int PACKET_TOO_LARGE = 0x95;
    private static final Duration LONGEST_WRITE = Duration.ofSeconds(20);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

    private final MqttAsyncClient client;
    private final GuardedSockets sockets;
    private final ClientThreads threads;
    private final Window window;

    Connection(MqttAsyncClient client, GuardedSockets sockets, ClientThreads threads, LongSupplier nanoTime) {
        this.client = client;
        this.sockets = sockets;
        this.threads = threads;
        this.window = new Window(this::send, nanoTime);
    }

    /** Lets as much be under way as the broker takes. */
    void open() {
        window.open(sockets.grant().map(Grant::receiveMaximum).orElse(1));
    }

    /** Completes with what killed a thread of the client. */
    CompletionStage<Throwable> death() {
        return threads.death();
    }

    Optional<Ending> ending() {
        return sockets.ending();
    }

    boolean retainsMessages() {
        return sockets.grant().map(Grant::retainAvailable).orElse(true);
    }

    /** The reason to give a connection up that still seems to stand. */
    Optional<String> ailment() {
        if (!client.isConnected()) {
            return Optional.of("the connection is gone");
        }
        if (sockets.isStuckFor(LONGEST_WRITE)) {
            return Optional.of("the broker has read nothing for " + LONGEST_WRITE.toSeconds() + " s");
        }
        return window.isUnansweredFor(LONGEST_ANSWER)
                ? Optional.of("the broker has not answered for " + LONGEST_ANSWER.toSeconds() + " s")
                : Optional.empty();
    }

    /** Completes with the reason code of the PUBACK, or fails with {@link LinkLost}. */
    CompletionStage<Integer> publish(Outgoing message) {
        long most = sockets.grant().map(Grant::maximumPacketSize).orElse(Long.MAX_VALUE);
        return message.size() > most ? CompletableFuture.completedFuture(PACKET_TOO_LARGE) : window.add(message);
    }

    CompletionStage<Void> subscribe(List<Filter> filters) {
        MqttSubscription[] subscriptions =
                filters.stream().map(Filter::toSubscription).toArray(MqttSubscription[]::new);
        CompletableFuture<Void> granted = window.track(new CompletableFuture<>());
        try {
            client.subscribe(subscriptions, null, granting(granted, filters), new MqttProperties());
        } catch (MqttException | RuntimeException e) { // a client that is closed throws the latter
            granted.completeExceptionally(new LinkLost(false));
        }
        return granted;
    }

    void unsubscribe(List<String> filters) {
        try {
            client.unsubscribe(filters.toArray(String[]::new));
        } catch (MqttException | RuntimeException e) {
            // The connection is gone, and with it the subscription.
        }
    }

    /** A message as it came, which the client library has delivered; it can be had once. */
    Arrival arrival(String topic, MqttMessage message) {
        return Arrival.of(topic, sockets.payloadOf(message), message);
    }

    void acknowledge(MqttMessage message) {
        try {
            client.messageArrivedComplete(message.getId(), message.getQos());
        } catch (MqttException | RuntimeException e) {
            // The connection is gone; the broker forgets the message with the session, or sends it again.
        }
    }

    /** Ends the connection in good order. */
    void hangUp() {
        try {
            client.disconnect(100).waitForCompletion(1000);
        } catch (MqttException | RuntimeException e) {
            // It is gone already.
        }
        abandon();
    }

    /** Fails all that is under way or waits, and frees what the client holds, connected or not. Does not wait. */
    void abandon() {
        sockets.close();
        window.lose();
        try {
            threads.execute(this::dispose);
        } catch (RejectedExecutionException e) {
            // It has been abandoned before.
        }
    }

    private void dispose() {
        try {
            client.disconnectForcibly(0, 1, false);
        } catch (MqttException | RuntimeException e) {
            // It was not connected.
        }
        try {
            client.close(true);
        } catch (MqttException e) {
            System.getLogger(Connection.class.getName())
                    .log(System.Logger.Level.DEBUG, "An MQTT client could not be closed: {0}", e.getMessage());
        } finally {
            threads.shutdownNow();
        }
    }

    private void send(Outgoing message, CompletableFuture<Integer> acknowledged) {
        try {
            client.publish(message.topic(), message.toMessage(), null, new MqttActionListener() {
                @Override
                public void onSuccess(IMqttToken token) {
                    int[] codes = token.getReasonCodes();
                    acknowledged.complete(codes == null || codes.length == 0 ? 0 : codes[0]);
                }

                @Override
                public void onFailure(IMqttToken token, @Nullable Throwable fault) {
                    if (fault instanceof MqttException e && e.getReasonCode() >= REFUSED && e.getReasonCode() < 256) {
                        acknowledged.complete(e.getReasonCode());
                    } else {
                        acknowledged.completeExceptionally(new LinkLost(true));
                    }
                }
            });
        } catch (MqttException | RuntimeException e) {
            acknowledged.completeExceptionally(new LinkLost(false));
        }
    }

    private static MqttActionListener granting(CompletableFuture<Void> granted, List<Filter> filters) {
        return new MqttActionListener() {
            @Override
            public void onSuccess(IMqttToken token) {
                int[] codes = token.getReasonCodes();
                String refused = IntStream.range(0, codes == null ? 0 : Math.min(codes.length, filters.size()))
                        .filter(i -> codes[i] >= REFUSED)
                        .mapToObj(i -> filters.get(i).topic())
                        .collect(Collectors.joining(", "));
                if (refused.isEmpty()) {
                    granted.complete(null);
                } else {
                    granted.completeExceptionally(new SubscriptionRefused(refused));
                }
            }

            @Override
            public void onFailure(IMqttToken token, @Nullable Throwable fault) {
                granted.completeExceptionally(new LinkLost(true));
            }
        };
    }
}
