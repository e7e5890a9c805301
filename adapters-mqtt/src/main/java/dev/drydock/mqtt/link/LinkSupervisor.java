package dev.drydock.mqtt.link;

import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.mqtt.LinkTiming;
import dev.drydock.mqtt.guard.Ending;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.jspecify.annotations.Nullable;

/** Keeps one connection up: connects, watches it, and connects again after a pause. All of it runs on one thread. */
final class LinkSupervisor {
    private static final Duration WATCH = Duration.ofSeconds(2);
    private static final Duration GOODBYE = Duration.ofSeconds(2);
    private static final int TAKEN_OVER = 0x8E;
    private static final System.Logger LOG = System.getLogger(LinkSupervisor.class.getName());

    /** The events of a connection, for its link. */
    interface Events {
        /** Reports a new connection; completes when it is ready for use. */
        CompletionStage<?> connected(Connection connection);

        void arrived(Connection connection, String topic, MqttMessage message);
    }

    private final String address;
    private final LinkTiming timing;
    private final TransportObserver observer;
    private final Dialer dialer;
    private final Events events;
    private final Reconnection reconnection;
    private final ExecutorService thread;
    private final CompletableFuture<Optional<String>> firstConnect = new CompletableFuture<>();
    private volatile Optional<Connection> current = Optional.empty();
    private Optional<Connection> dialling = Optional.empty();
    private Deadlines.Pending nextWatch = () -> {};
    private boolean lostUnexplained;
    private boolean cameBack;
    private volatile boolean closed;

    LinkSupervisor(
            String address, String name, LinkTiming timing, TransportObserver observer, Dialer dialer, Events events) {
        this.address = address;
        this.timing = timing;
        this.observer = observer;
        this.dialer = dialer;
        this.events = events;
        this.reconnection = new Reconnection(timing.dice());
        this.thread = Executors.newSingleThreadExecutor(task -> ClientThreads.daemon(task, name));
    }

    void start() {
        supervise(this::connect);
        watchLater();
    }

    Optional<Connection> current() {
        return current;
    }

    CompletionStage<Optional<String>> firstConnect() {
        return firstConnect;
    }

    /** Ends the connection, if it is the present one. Called by any thread. */
    void lost(Connection connection, String why) {
        supervise(() -> {
            if (current.isPresent() && current.get() == connection && !closed) {
                lose(connection, connection.ending().orElse(new Ending(0, why)));
            }
        });
    }

    void arrived(Connection connection, String topic, MqttMessage message) {
        events.arrived(connection, topic, message);
    }

    /**
     * Records that another client has been connected with this identity. It counts as a take-over when the present connection
     * followed an unexplained loss.
     */
    void sawAnotherSession() {
        supervise(() -> {
            if (cameBack && current.isPresent()) {
                cameBack = false;
                if (reconnection.takenOverTooOften(timing.nanoTime().getAsLong())) {
                    standAside(current.get());
                }
            }
        });
    }

    /** Disconnects, so that no will is published, and stops; waits two seconds at most. */
    void close() {
        closed = true;
        CompletableFuture<Void> done = new CompletableFuture<>();
        supervise(() -> {
            nextWatch.cancel();
            dialling.ifPresent(Connection::abandon);
            current.ifPresent(connection -> {
                current = Optional.empty();
                connection.hangUp();
            });
            done.complete(null);
        });
        try {
            done.completeOnTimeout(null, GOODBYE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } finally {
            thread.shutdownNow();
        }
    }

    private void connect() {
        if (closed) {
            return;
        }
        Callbacks callbacks = new Callbacks(this);
        try {
            Dialer.Attempt attempt = dialer.dial(callbacks);
            dialling = Optional.of(attempt.connection());
            attempt.established()
                    .whenComplete((done, fault) -> supervise(() -> {
                        dialling = Optional.empty();
                        if (fault == null) {
                            established(attempt.connection(), callbacks);
                        } else {
                            attempt.connection().abandon();
                            failed(fault);
                        }
                    }));
        } catch (MqttException e) {
            failed(e);
        }
    }

    private void established(Connection connection, Callbacks callbacks) {
        if (closed) {
            connection.hangUp();
            return;
        }
        current = Optional.of(connection);
        cameBack = lostUnexplained;
        lostUnexplained = false;
        reconnection.succeeded();
        connection.open();
        connection.death().thenAccept(fault -> lost(connection, "the MQTT client broke (" + fault + ")"));
        callbacks.bind(connection);
        if (!connection.retainsMessages()) {
            observer.alarmed("The broker at " + address + " keeps no retained messages, which Drydock needs.");
        }
        events.connected(connection).whenComplete((done, fault) -> ready(connection, fault));
    }

    private void failed(Throwable fault) {
        if (closed) {
            return;
        }
        lostUnexplained = false;
        Throwable cause = causeOf(fault);
        MqttException known = cause instanceof MqttException e ? e : new MqttException(cause);
        String why = Faults.explain(known, address);
        if (Faults.isRefusal(known)) {
            firstConnect.complete(Optional.of(why));
        }
        again(why, reconnection.next());
    }

    private void ready(Connection connection, @Nullable Throwable fault) {
        Throwable cause = fault == null ? null : causeOf(fault);
        if (cause instanceof SubscriptionRefused refused) {
            String why = String.valueOf(refused.getMessage());
            observer.alarmed(why);
            firstConnect.complete(Optional.of(why));
        } else if (cause == null) {
            observer.connected(address);
            firstConnect.complete(Optional.empty());
        } else if (!(cause instanceof LinkLost)) {
            LOG.log(System.Logger.Level.ERROR, "A connection could not be made ready", cause);
            lost(connection, "it could not be made ready (" + cause + ")");
        }
    }

    private static Throwable causeOf(Throwable fault) {
        return fault instanceof CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : fault;
    }

    private void lose(Connection connection, Ending how) {
        current = Optional.empty();
        connection.abandon();
        boolean takenOver = how.reasonCode() == TAKEN_OVER;
        lostUnexplained = connection.ending().isEmpty();
        if (takenOver && reconnection.takenOverTooOften(timing.nanoTime().getAsLong())) {
            alarm();
            again("another client uses this identity", Reconnection.TRUCE);
        } else {
            again(takenOver ? "another client took over" : how.why(), reconnection.next());
        }
    }

    private void standAside(Connection connection) {
        alarm();
        current = Optional.empty();
        connection.hangUp();
        again("another client uses this identity", Reconnection.TRUCE);
    }

    private void alarm() {
        observer.alarmed("The connection was taken over three times within a minute: another client connects to "
                + address + " with this client id. Pausing for " + Reconnection.TRUCE.toSeconds() + " s.");
    }

    private void again(String why, Duration pause) {
        timing.deadlines().after(pause, () -> supervise(this::connect));
        observer.disconnected(why, pause);
    }

    /**
     * Checks the connection every two seconds: the library can lose it silently, and a broker can stop answering. The next check is
     * set first, so that one that breaks is not the last.
     */
    private void watchLater() {
        nextWatch = timing.deadlines()
                .after(
                        WATCH,
                        () -> supervise(() -> {
                            if (!closed) {
                                watchLater();
                            }
                            current.ifPresent(
                                    connection -> connection.ailment().ifPresent(why -> lost(connection, why)));
                        }));
    }

    private void supervise(Runnable task) {
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException | Error bug) {
                    recover(bug);
                }
            });
        } catch (RejectedExecutionException e) {
            // The link is closed.
        }
    }

    /** Starts over after a bug, or when memory or threads run out: the link must survive. */
    private void recover(Throwable bug) {
        LOG.log(System.Logger.Level.ERROR, "The connection to " + address + " begins anew after a fault", bug);
        current.ifPresent(Connection::abandon);
        current = Optional.empty();
        again("an internal fault (" + bug + ")", reconnection.next());
    }
}
