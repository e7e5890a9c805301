package dev.drydock.hub;

import dev.drydock.hub.configuration.Configurations;
import dev.drydock.hub.device.Devices;
import dev.drydock.hub.fault.Faults;
import dev.drydock.hub.job.Jobs;
import dev.drydock.hub.mqtt.DeviceConnections;
import dev.drydock.hub.mqtt.MqttFront;
import dev.drydock.hub.rest.ServiceSide;
import dev.drydock.hub.sas.SharedAccessKey;
import dev.drydock.hub.store.HubFolder;
import dev.drydock.hub.tls.HubAuthority;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.lang.System.Logger.Level;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/** The parts of a hub, on one event loop. */
final class HubCore extends AbstractVerticle {
    private static final System.Logger LOG = System.getLogger(HubCore.class.getName());

    private final HubSettings settings;
    private final HubAuthority authority;
    private final SharedAccessKey key;
    private final Faults faults;
    private final Clock clock;
    private final Devices devices;
    private final DeviceConnections connections;
    private final Jobs jobs;
    private final Configurations configurations;
    private volatile int mqttPort;
    private volatile int restPort;

    HubCore(
            Vertx vertx,
            HubSettings settings,
            HubFolder folder,
            HubAuthority authority,
            SharedAccessKey key,
            Faults faults,
            Clock clock) {
        this.settings = settings;
        this.authority = authority;
        this.key = key;
        this.faults = faults;
        this.clock = clock;
        this.devices = new Devices(folder, clock);
        this.connections = new DeviceConnections(vertx, devices, settings.clientsCallIt(), faults, clock);
        HubSettings.Quotas quotas = settings.quotas();
        this.jobs = new Jobs(
                vertx, folder, devices, connections::isConnected, connections.calls(), quotas.activeJobs(), clock);
        this.configurations =
                new Configurations(folder, devices, connections::isConnected, quotas.configurations(), clock);
    }

    Context loop() {
        return context;
    }

    Devices devices() {
        return devices;
    }

    DeviceConnections connections() {
        return connections;
    }

    int mqttPort() {
        return mqttPort;
    }

    int restPort() {
        return restPort;
    }

    @Override
    public void start(Promise<Void> started) {
        context.exceptionHandler(HubCore::unhandled);
        PemKeyCertOptions certificate = certificate();
        MqttFront mqtt = new MqttFront(vertx, connections, certificate, TrustOptions.wrap(new Anybody()));
        ServiceSide.Parts parts = new ServiceSide.Parts(devices, connections, jobs, configurations, faults);
        ServiceSide rest =
                new ServiceSide(vertx, parts, mqtt, settings.clientsCallIt(), LocalHub.POLICY, key, certificate, clock);
        mqtt.listen(settings.address(), settings.mqttPort())
                .onSuccess(port -> mqttPort = port)
                .compose(port -> rest.listen(settings.address(), settings.restPort()))
                .onSuccess(port -> restPort = port)
                .onSuccess(port -> jobs.resume())
                .<Void>mapEmpty()
                .onComplete(started);
    }

    /** Packets that follow the one for which a connection was ended are no fault of the hub; all else that nobody handles is a bug. */
    private static void unhandled(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        if (fault instanceof IllegalStateException
                && trace.length > 0
                && trace[0].getClassName().startsWith("io.vertx.mqtt.")) {
            LOG.log(Level.DEBUG, "A packet came after the end of its connection: {0}", fault.getMessage());
        } else {
            LOG.log(Level.ERROR, "This is a bug", fault);
        }
    }

    private PemKeyCertOptions certificate() {
        HubAuthority.Credential credential =
                authority.serverAt(settings.hostName().stream().toList(), List.of(settings.address()));
        return new PemKeyCertOptions()
                .setCertValue(Buffer.buffer(credential.certificate()))
                .setKeyValue(Buffer.buffer(credential.key()));
    }

    /** Accepts any certificate of a device, which is compared by its thumbprint later. */
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException("a hub trusts no servers");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
