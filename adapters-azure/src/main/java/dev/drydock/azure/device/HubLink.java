package dev.drydock.azure.device;

import com.microsoft.azure.sdk.iot.device.ClientOptions;
import com.microsoft.azure.sdk.iot.device.ConnectionStatusChangeContext;
import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.IotHubClientProtocol;
import com.microsoft.azure.sdk.iot.device.ProxySettings;
import com.microsoft.azure.sdk.iot.device.exceptions.IotHubClientException;
import com.microsoft.azure.sdk.iot.device.transport.IotHubConnectionStatus;
import com.microsoft.azure.sdk.iot.device.transport.NoRetry;
import com.microsoft.azure.sdk.iot.device.twin.MethodCallback;
import dev.drydock.application.time.BackOff;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.azure.connection.HubProxy;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * The connection of a device to its hub, made again whenever it is lost. Every connection has a client of its own: the SDK's reconnection gives up for good after a
 * while, and does not ask again for what a hub forgot. All runs on one thread, as the SDK's callbacks must not block.
 */
final class HubLink {
    static final int SECONDS_FOR_AN_ANSWER = 5;

    private static final BackOff BACK_OFF = new BackOff(Duration.ofMillis(250), Duration.ofSeconds(30));
    private static final Duration STABLE = Duration.ofSeconds(20);
    private static final int TOKEN_SECONDS = 24 * 3600;
    private static final int MILLIS = 1000;
    private static final int TAKEN_OVER = 3;

    private final AzureDeviceSettings settings;
    private final Time time;
    private final TransportObserver observer;
    private final Executor thread;
    private final Listener listener;
    private volatile Optional<DeviceClient> client = Optional.empty();
    private boolean closed;
    private int failures;
    private int shortLives;
    private OptionalLong connectedAt = OptionalLong.empty();

    /** The clocks of a link: one for pauses, and one for the life of a connection. */
    record Time(Deadlines deadlines, LongSupplier nanoTime) {}

    /** The listener of a link. Its methods run on the link's thread; method calls run on the SDK's. */
    interface Listener {
        /** A connection was made; the observer is told of it when this ends. */
        void connected(DeviceClient client) throws IotHubClientException, InterruptedException;

        /** The desired properties have changed. */
        void desiredChanged(DeviceClient client) throws IotHubClientException, InterruptedException;

        MethodCallback methods();
    }

    HubLink(AzureDeviceSettings settings, Time time, TransportObserver observer, Executor thread, Listener listener) {
        this.settings = settings;
        this.time = time;
        this.observer = observer;
        this.thread = thread;
        this.listener = listener;
    }

    /** The client of the connection that stands. */
    Optional<DeviceClient> client() {
        return client;
    }

    void start() {
        thread.execute(this::connect);
    }

    /** Ends the connection, on the link's thread; blocks for as long as the SDK does. */
    void close() {
        closed = true;
        client.ifPresent(DeviceClient::close);
        client = Optional.empty();
    }

    /** Drops a connection that does not work as it should, if it still stands. */
    void distrust(DeviceClient suspect, String why) {
        thread.execute(() -> lost(suspect, why));
    }

    private void connect() {
        if (closed || client.isPresent()) {
            return;
        }
        DeviceClient fresh = newClient();
        EarlyCalls early = new EarlyCalls(fresh);
        try {
            fresh.open(false);
            connectedAt = OptionalLong.of(time.nanoTime.getAsLong());
            fresh.subscribeToMethods(listener.methods(), null, SECONDS_FOR_AN_ANSWER * MILLIS);
            fresh.subscribeToDesiredProperties(
                    (twin, context) -> thread.execute(() -> desiredChanged(fresh)),
                    null,
                    SECONDS_FOR_AN_ANSWER * MILLIS);
            client = Optional.of(fresh);
            failures = 0;
            listener.connected(fresh);
            early.answer();
            observer.connected(settings.connection().hub().toString());
        } catch (IotHubClientException | RuntimeException e) {
            // The SDK throws what it likes when a connection is taken over while it is opened, such as a
            // NullPointerException.
            client = Optional.of(fresh);
            lost(fresh, Faults.describe(e, settings.connection()));
        } catch (InterruptedException e) {
            fresh.close();
            Thread.currentThread().interrupt();
        }
    }

    private DeviceClient newClient() {
        ClientOptions.ClientOptionsBuilder options = ClientOptions.builder()
                .sasTokenExpiryTime(TOKEN_SECONDS)
                .logRoutineDisconnectsAsErrors(false)
                .useIdentifiableThreadNames(false);
        settings.tls().ifPresent(options::sslContext);
        settings.connection().proxy().map(HubLink::settingsOf).ifPresent(options::proxySettings);
        DeviceClient fresh = new DeviceClient(
                settings.connection().text(),
                settings.overWebSocket() ? IotHubClientProtocol.MQTT_WS : IotHubClientProtocol.MQTT,
                options.build());
        fresh.setRetryPolicy(new NoRetry());
        fresh.setConnectionStatusChangeCallback(status -> thread.execute(() -> changed(fresh, status)), null);
        return fresh;
    }

    private static ProxySettings settingsOf(HubProxy proxy) {
        return proxy.login()
                .map(login -> new ProxySettings(
                        proxy.resolved(), login.user(), login.password().toCharArray()))
                .orElseGet(() -> new ProxySettings(proxy.resolved()));
    }

    private void changed(DeviceClient of, ConnectionStatusChangeContext status) {
        if (status.getNewStatus() != IotHubConnectionStatus.CONNECTED) {
            Throwable cause = status.getCause();
            lost(
                    of,
                    cause == null
                            ? "the connection to " + settings.connection().hub() + " is lost"
                            : Faults.describe(cause, settings.connection()));
        }
    }

    private void desiredChanged(DeviceClient of) {
        if (client.filter(current -> current == of).isEmpty()) {
            return;
        }
        try {
            listener.desiredChanged(of);
        } catch (IotHubClientException | IllegalStateException e) {
            lost(of, Faults.describe(e, settings.connection()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lost(DeviceClient of, String why) {
        if (closed || client.filter(current -> current == of).isEmpty()) {
            return;
        }
        client = Optional.empty();
        of.close();
        failures = Math.max(failures + 1, livedShortly() ? shortLives : 0);
        Duration pause = BACK_OFF.before(failures + 1);
        observer.disconnected(why, pause);
        time.deadlines.afterWithJitter(pause, () -> thread.execute(this::connect));
    }

    /** A hub lets the newer of two connections of one device win, and says nothing; then neither lives long. */
    private boolean livedShortly() {
        boolean stood = connectedAt.isPresent();
        boolean briefly = stood && time.nanoTime.getAsLong() - connectedAt.getAsLong() < STABLE.toNanos();
        shortLives = briefly ? shortLives + 1 : stood ? 0 : shortLives;
        connectedAt = OptionalLong.empty();
        if (briefly && shortLives == TAKEN_OVER) {
            observer.alarmed("connections end soon after they are made: does another device app use the identity "
                    + settings.connection().device() + "?");
        }
        return briefly;
    }
}
