package dev.drydock.mqtt.link;

import dev.drydock.mqtt.MqttSettings;
import dev.drydock.protocol.transport.TransportObserver;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a broker that keeps itself up. Every connection has a client of its own, as the library's own reconnecting
 * loses subscriptions and can end in an endless loop of topic aliases; what must not be lost is kept by who publishes it.
 */
public final class MqttLink implements AutoCloseable {
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final Duration WATCH = Duration.ofSeconds(2);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(2);
    private static final int TAKEN_OVER = 0x8E;

    private final MqttSettings settings;
    private final LinkListener listener;
    private final TransportObserver observer;
    private final Dialer dialer;
    private final Reconnection reconnection = new Reconnection(ThreadLocalRandom.current());
    private final ScheduledExecutorService supervisor;
    private final ExecutorService inbox;
    private volatile Optional<Connection> current = Optional.empty();
    private final CompletableFuture<Optional<String>> firstConnect = new CompletableFuture<>();
    private boolean lostUnexplained;
    private boolean everConnected;
    private volatile boolean closed;

    public MqttLink(MqttSettings settings, LinkIdentity identity, LinkListener listener, TransportObserver observer) {
        this.settings = settings;
        this.listener = listener;
        this.observer = observer;
        this.dialer = new Dialer(settings, identity);
        String name = "mqtt-" + identity.clientId();
        this.supervisor = Executors.newSingleThreadScheduledExecutor(task -> daemon(task, name + "-link"));
        this.inbox = Executors.newSingleThreadExecutor(task -> daemon(task, name + "-inbox"));
    }

    /** Begins to connect, and never stops trying until it is closed. */
    public void start() {
        supervisor.execute(this::connect);
        var unused = supervisor.scheduleWithFixedDelay(
                this::watch, WATCH.toMillis(), WATCH.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Completes with nothing when the first connection is ready for use, or with a refusal that trying again does not mend. */
    public CompletionStage<Optional<String>> firstConnect() {
        return firstConnect;
    }

    public boolean isConnected() {
        return current.isPresent();
    }

    /** Publishes; completes with the reason code of the PUBACK, or fails with {@link LinkLost}. */
    public CompletionStage<Integer> publish(Outgoing message) {
        return current.map(connection -> connection.publish(message))
                .orElseGet(() -> CompletableFuture.failedFuture(new LinkLost(false)));
    }

    /** Subscribes on the present connection; completes when it is granted, or fails with {@link LinkLost}. */
    public CompletionStage<Void> subscribe(List<Filter> filters) {
        return current.map(connection -> connection.subscribe(filters))
                .orElseGet(() -> CompletableFuture.failedFuture(new LinkLost(false)));
    }

    /**
     * Subscribes once more, two seconds after a subscription. What is retained at the moment of the first may be lost between
     * the two by a broker that serves clients side by side, as Artemis is: it comes now.
     *
     * @param wanted what is still wanted then
     */
    public void subscribeAgain(Supplier<List<Filter>> wanted) {
        try {
            var unused = supervisor.schedule(
                    () -> {
                        List<Filter> filters = wanted.get();
                        if (!filters.isEmpty()) {
                            var ignored = subscribe(filters).exceptionally(lost -> null);
                        }
                    },
                    ASK_AGAIN.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The link is closed.
        }
    }

    public void unsubscribe(List<String> filters) {
        current.ifPresent(connection -> connection.unsubscribe(filters));
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
        closed = true;
        CompletableFuture<Void> done = new CompletableFuture<>();
        supervisor.execute(() -> {
            current.ifPresent(connection -> {
                current = Optional.empty();
                dialer.hangUp(connection);
                connection.lose();
            });
            done.complete(null);
        });
        try {
            done.completeOnTimeout(null, GOODBYE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } finally {
            supervisor.shutdownNow();
            inbox.shutdown();
        }
    }

    private void connect() {
        if (closed) {
            return;
        }
        Callbacks callbacks = new Callbacks(this);
        try {
            Connection connection = dialer.dial(callbacks);
            if (closed) {
                dialer.hangUp(connection);
                return;
            }
            current = Optional.of(connection);
            callbacks.bind(connection);
            boolean truce = everConnected && lostUnexplained && reconnection.takenOverTooOften(System.nanoTime());
            lostUnexplained = false;
            everConnected = true;
            reconnection.succeeded();
            if (truce) {
                standAside(connection);
                return;
            }
            deliver(() -> listener.connected().whenComplete((done, fault) -> ready(fault)));
        } catch (MqttException e) {
            lostUnexplained = false;
            String why = Faults.explain(e, settings.address());
            if (Faults.isRefusal(e)) {
                firstConnect.complete(Optional.of(why));
            }
            again(why, reconnection.next());
        }
    }

    private void ready(@Nullable Throwable fault) {
        Throwable cause = fault instanceof CompletionException wrapped ? wrapped.getCause() : fault;
        if (cause instanceof SubscriptionRefused refused) {
            String why = String.valueOf(refused.getMessage());
            observer.alarmed(why);
            firstConnect.complete(Optional.of(why));
        } else if (cause == null) {
            observer.connected(settings.address());
            firstConnect.complete(Optional.empty());
        }
    }

    /** Ends a connection: called by its client's threads, done on the supervisor. */
    void lost(Connection connection, int reasonCode, String why) {
        try {
            supervisor.execute(() -> {
                if (current.isEmpty() || current.get() != connection || closed) {
                    return;
                }
                current = Optional.empty();
                connection.lose();
                dialer.abandon(connection.client());
                deliver(listener::lost);
                boolean takenOver = reasonCode == TAKEN_OVER;
                lostUnexplained = !takenOver;
                if (takenOver && reconnection.takenOverTooOften(System.nanoTime())) {
                    alarm();
                    again("another client uses this identity", Reconnection.TRUCE);
                } else {
                    again(takenOver ? "another client took over" : why, reconnection.next());
                }
            });
        } catch (RejectedExecutionException e) {
            // The link is closed, and nobody waits for this connection.
        }
    }

    void arrived(Connection connection, String topic, MqttMessage message) {
        deliver(() -> listener.arrived(Arrival.of(topic, message))
                .whenComplete((done, fault) -> dialer.acknowledge(connection, message)));
    }

    private void standAside(Connection connection) {
        alarm();
        current = Optional.empty();
        dialer.hangUp(connection);
        connection.lose();
        again("another client uses this identity", Reconnection.TRUCE);
    }

    private void alarm() {
        observer.alarmed("The connection was taken over three times within a minute: another client connects to "
                + settings.address() + " with this client id. Pausing for " + Reconnection.TRUCE.toSeconds() + " s.");
    }

    private void again(String why, Duration pause) {
        observer.disconnected(why, pause);
        var unused = supervisor.schedule(this::connect, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The library can lose a connection without a word. */
    private void watch() {
        current.filter(connection -> !connection.client().isConnected())
                .ifPresent(connection -> lost(connection, 0, "the connection is gone"));
    }

    private void deliver(Runnable what) {
        try {
            inbox.execute(() -> {
                try {
                    what.run();
                } catch (RuntimeException bug) {
                    System.getLogger(MqttLink.class.getName())
                            .log(System.Logger.Level.ERROR, "A message or event could not be handled", bug);
                }
            });
        } catch (RejectedExecutionException e) {
            // The link is closed.
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
