package dev.drydock.mqtt.link;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * One connection, from CONNACK to its loss; a new one gets a new client. The client library throws when more is published
 * than the broker's receive maximum, so that what is above the window waits here.
 */
final class Connection {
    private record Waiting(Outgoing message, CompletableFuture<Integer> acknowledged) {}

    /** From here on a reason code is a refusal (MQTT 5.0, 2.4). */
    private static final int REFUSED = 0x80;

    private final MqttAsyncClient client;
    private final int window;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final Set<Waiting> inFlight = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean lost;

    Connection(MqttAsyncClient client, int window) {
        this.client = client;
        this.window = window;
    }

    MqttAsyncClient client() {
        return client;
    }

    CompletionStage<Integer> publish(Outgoing message) {
        CompletableFuture<Integer> acknowledged = new CompletableFuture<>();
        synchronized (this) {
            if (lost) {
                acknowledged.completeExceptionally(new LinkLost(false));
                return acknowledged;
            }
            waiting.add(new Waiting(message, acknowledged));
        }
        pump();
        return acknowledged;
    }

    CompletionStage<Void> subscribe(List<Filter> filters) {
        CompletableFuture<Void> granted = new CompletableFuture<>();
        MqttSubscription[] subscriptions =
                filters.stream().map(Filter::toSubscription).toArray(MqttSubscription[]::new);
        try {
            client.subscribe(subscriptions, null, granting(granted, filters), new MqttProperties());
        } catch (MqttException e) {
            granted.completeExceptionally(new LinkLost(false));
        }
        return granted;
    }

    void unsubscribe(List<String> filters) {
        try {
            client.unsubscribe(filters.toArray(String[]::new));
        } catch (MqttException e) {
            // The connection is gone, and with it the subscription.
        }
    }

    /** Fails all that is under way or waits. */
    void lose() {
        List<Waiting> sent;
        List<Waiting> unsent;
        synchronized (this) {
            lost = true;
            sent = List.copyOf(inFlight);
            unsent = List.copyOf(waiting);
            inFlight.clear();
            waiting.clear();
        }
        unsent.forEach(message -> message.acknowledged().completeExceptionally(new LinkLost(false)));
        sent.forEach(message -> message.acknowledged().completeExceptionally(new LinkLost(true)));
    }

    private void pump() {
        for (Waiting next = take(); next != null; next = take()) {
            send(next);
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Waiting take() {
        if (lost || inFlight.size() >= window) {
            return null;
        }
        Waiting next = waiting.poll();
        if (next != null) {
            inFlight.add(next);
        }
        return next;
    }

    private void send(Waiting next) {
        try {
            client.publish(next.message().topic(), next.message().toMessage(), null, new MqttActionListener() {
                @Override
                public void onSuccess(IMqttToken token) {
                    int[] codes = token.getReasonCodes();
                    done(next).complete(codes == null || codes.length == 0 ? 0 : codes[0]);
                    pump();
                }

                @Override
                public void onFailure(IMqttToken token, Throwable fault) {
                    boolean refused =
                            fault instanceof MqttException e && e.getReasonCode() >= REFUSED && e.getReasonCode() < 256;
                    if (refused) {
                        done(next).complete(((MqttException) fault).getReasonCode());
                    } else {
                        done(next).completeExceptionally(new LinkLost(true));
                    }
                    pump();
                }
            });
        } catch (MqttException e) {
            done(next).completeExceptionally(new LinkLost(false));
        }
    }

    private synchronized CompletableFuture<Integer> done(Waiting message) {
        inFlight.remove(message);
        return message.acknowledged();
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
            public void onFailure(IMqttToken token, Throwable fault) {
                granted.completeExceptionally(new LinkLost(true));
            }
        };
    }
}
