package dev.drydock.mqtt;

import dev.drydock.application.contract.TransportBench;
import dev.drydock.application.device.agent.AcceptUpdate;
import dev.drydock.application.device.agent.CancelUpdate;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.time.ScheduledDeadlines;
import dev.drydock.application.transport.DeviceRequests;
import dev.drydock.application.transport.DeviceTransport;
import dev.drydock.application.transport.ServiceTransport;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.mqtt.device.MqttDeviceTransport;
import dev.drydock.mqtt.service.MqttServiceTransport;
import dev.drydock.testkit.mqtt.Message;
import dev.drydock.testkit.mqtt.MqttPeer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The MQTT adapters on a broker that can be stopped and started again. */
final class MqttTransportBench implements TransportBench {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RestartableBroker broker;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Deadlines deadlines = new ScheduledDeadlines(timer, new Random(1));
    private final MqttSettings settings;

    MqttTransportBench(RestartableBroker broker) {
        this.broker = broker;
        this.settings = new MqttSettings(
                URI.create("mqtt://127.0.0.1:" + broker.port()),
                Optional.empty(),
                Optional.empty(),
                MqttSettings.STANDARD_PREFIX);
    }

    @Override
    public DeviceSide device(DeviceId id) {
        return new Device(new MqttDeviceTransport(settings, id, deadlines, TransportObserver.silent()));
    }

    @Override
    public ServiceSide service() {
        ServiceTransport transport = new MqttServiceTransport(settings, deadlines, TransportObserver.silent());
        Optional<String> refusal =
                transport.open(PATIENCE).toCompletableFuture().join();
        if (refusal.isPresent()) {
            throw new AssertionError(refusal.get());
        }
        return new Service(transport);
    }

    @Override
    public void interrupt() {
        broker.stop();
    }

    @Override
    public void restore() {
        broker.startAgain();
    }

    @Override
    public void close() {
        broker.close();
        timer.shutdownNow();
    }

    /** A broker that comes back on its port. */
    interface RestartableBroker extends AutoCloseable {
        int port();

        void stop();

        void startAgain();

        @Override
        void close();
    }

    private record Device(DeviceTransport transport) implements DeviceSide {
        @Override
        public StatusReports reports() {
            return transport.reports();
        }

        @Override
        public void open(AcceptUpdate accept, CancelUpdate cancel, FollowDesired desired) {
            transport.open(new DeviceRequests(
                    accept,
                    cancel,
                    desired,
                    () -> new UpdateId(UUID.randomUUID().toString())));
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    private final class Service implements ServiceSide {
        private final ServiceTransport transport;

        Service(ServiceTransport transport) {
            this.transport = transport;
        }

        @Override
        public DeviceMethods methods() {
            return transport.methods();
        }

        @Override
        public DeviceTwins twins() {
            return transport.twins();
        }

        @Override
        public RawAnswer callRaw(DeviceId device, String method, String payload) {
            String caller = "raw-" + UUID.randomUUID();
            Topics topics = new Topics(settings.topicPrefix());
            try (MqttPeer peer = MqttPeer.connect(settings.broker().toString(), caller)) {
                Message answer = peer.call(
                        topics.method(device, method),
                        topics.response(device, caller),
                        payload.getBytes(StandardCharsets.UTF_8));
                String status = answer.properties().user("status").orElseThrow();
                return new RawAnswer(Integer.parseInt(status), answer.text());
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            transport.close();
        }
    }
}
