package dev.drydock.mqtt.link;

import dev.drydock.application.transport.TransportObserver;
import dev.drydock.mqtt.LinkTiming;
import dev.drydock.mqtt.MqttSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/**
 * A connection to a broker that keeps itself up. Every connection has a client of its own, as the library's own reconnecting
 * loses subscriptions and can end in an endless loop of topic aliases; publishers keep what must not be lost.
 *
 * <p>Whatever a broker or a peer sends is handled, or costs that one message, or ends the connection, with a reason, and a new
 * one is made. A message whose handler fails is logged and acknowledged like any other: it would fail again.
 */
public final class MqttLink implements AutoCloseable {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);

    /** Largest number of messages that wait to be handled; beyond it nothing more is read from the broker. */
    private static final int BACKLOG = 1_000;

    private static final System.Logger LOG = System.getLogger(MqttLink.class.getName());

    private final LinkListener listener;
    private final LinkTiming timing;
    private final LinkSupervisor supervisor;
    private final ExecutorService inbox;
    private final Semaphore room = new Semaphore(BACKLOG);

    public MqttLink(
            MqttSettings settings,
            LinkIdentity identity,
            LinkListener listener,
            TransportObserver observer,
            LinkTiming timing) {
        this.listener = listener;
        this.timing = timing;
        String name = "mqtt-" + identity.clientId();
        Dialer dialer = new Dialer(settings, identity, timing, observer::alarmed);
        this.supervisor = new LinkSupervisor(settings.address(), name + "-link", timing, observer, dialer, new Inbox());
        this.inbox = Executors.newSingleThreadExecutor(task -> ClientThreads.daemon(task, name + "-inbox"));
    }

    /** Starts connecting, and keeps trying until the link is closed. */
    public void start() {
        supervisor.start();
    }

    /** Completes empty when the first connection is ready for use, or with a refusal that a further attempt cannot cure. */
    public CompletionStage<Optional<String>> firstConnect() {
        return supervisor.firstConnect();
    }

    public boolean isConnected() {
        return supervisor.current().isPresent();
    }

    /** Publishes; completes with the reason code of the PUBACK, or fails with {@link LinkLost}. */
    public CompletionStage<Integer> publish(Outgoing message) {
        return supervisor
                .current()
                .map(connection -> connection.publish(message))
                .orElseGet(() -> CompletableFuture.failedFuture(new LinkLost(false)));
    }

    /** Subscribes on the present connection; completes when it is granted, or fails with {@link LinkLost}. */
    public CompletionStage<Void> subscribe(List<Filter> filters) {
        return supervisor
                .current()
                .map(connection -> connection.subscribe(filters))
                .orElseGet(() -> CompletableFuture.failedFuture(new LinkLost(false)));
    }

    /**
     * Subscribes once more, two seconds after a subscription. What is retained at the moment of the first may be lost between
     * the two by a broker that serves clients side by side, as Artemis is: it comes now.
     *
     * @param wanted what is still wanted then
     */
    public void subscribeAgain(Supplier<List<Filter>> wanted) {
        timing.deadlines().after(ASK_AGAIN, () -> {
            List<Filter> filters = wanted.get();
            if (!filters.isEmpty()) {
                var ignored = subscribe(filters).exceptionally(lost -> null);
            }
        });
    }

    public void unsubscribe(List<String> filters) {
        supervisor.current().ifPresent(connection -> connection.unsubscribe(filters));
    }

    /** Records that another client has been connected with this link's identity. */
    public void sawAnotherSession() {
        supervisor.sawAnotherSession();
    }

    /** Completes when everything that has arrived until now has been handled; never once the link is closed. */
    public CompletionStage<Void> handled() {
        CompletableFuture<Void> turn = new CompletableFuture<>();
        deliver(() -> turn.complete(null));
        return turn;
    }

    /** Disconnects, so that no will is published, and stops. */
    @Override
    public void close() {
        try {
            supervisor.close();
        } finally {
            inbox.shutdown();
        }
    }

    private CompletionStage<?> handle(Connection connection, String topic, MqttMessage message) {
        try {
            return listener.arrived(connection.arrival(topic, message));
        } catch (RuntimeException | Error bug) {
            return CompletableFuture.failedFuture(bug);
        }
    }

    private void deliver(Runnable event) {
        try {
            inbox.execute(() -> {
                try {
                    event.run();
                } catch (RuntimeException | Error bug) {
                    LOG.log(System.Logger.Level.ERROR, "An event of the connection could not be handled", bug);
                }
            });
        } catch (RejectedExecutionException e) {
            room.release(); // The link is closed, and nobody waits for room any more.
        }
    }

    /** Passes events to the listener, one at a time. */
    private final class Inbox implements LinkSupervisor.Events {
        @Override
        public CompletionStage<?> connected(Connection connection) {
            CompletableFuture<Object> ready = new CompletableFuture<>();
            deliver(() -> {
                try {
                    listener.connected().whenComplete((done, fault) -> {
                        if (fault == null) {
                            ready.complete(Optional.empty());
                        } else {
                            ready.completeExceptionally(fault);
                        }
                    });
                } catch (RuntimeException | Error bug) {
                    ready.completeExceptionally(bug);
                }
            });
            return ready;
        }

        @Override
        public void arrived(Connection connection, String topic, MqttMessage message) {
            room.acquireUninterruptibly();
            deliver(() -> {
                room.release();
                handle(connection, topic, message).whenComplete((done, fault) -> {
                    if (fault != null) {
                        LOG.log(System.Logger.Level.ERROR, "A message on " + topic + " could not be handled", fault);
                    }
                    connection.acknowledge(message);
                });
            });
        }
    }
}
