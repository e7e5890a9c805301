package dev.drydock.bootstrap.demo;

import dev.drydock.bootstrap.device.settings.DeviceTransportSettings;
import dev.drydock.bootstrap.service.wiring.ServiceTransportSettings;
import dev.drydock.broker.BrokerSettings;
import dev.drydock.broker.LocalBroker;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.mqtt.MqttSettings;
import java.net.URI;
import java.util.Optional;

/** The embedded broker on a free port, which keeps nothing. */
final class DemoBroker implements DemoTransport {
    private final LocalBroker broker = LocalBroker.start(BrokerSettings.inMemory());
    private final MqttSettings settings = new MqttSettings(
            URI.create(broker.uri().replaceFirst("^tcp", "mqtt")),
            Optional.empty(),
            Optional.empty(),
            MqttSettings.STANDARD_PREFIX);

    /** The way to it, for everybody. */
    MqttSettings settings() {
        return settings;
    }

    @Override
    public String listensAt() {
        return "A broker listens at " + peer() + ".";
    }

    @Override
    public URI peer() {
        return settings.broker();
    }

    @Override
    public DeviceTransportSettings device(DeviceId device) {
        return new DeviceTransportSettings.Mqtt(settings);
    }

    @Override
    public ServiceTransportSettings service() {
        return new ServiceTransportSettings.Mqtt(settings);
    }

    @Override
    public void close() {
        broker.close();
    }
}
