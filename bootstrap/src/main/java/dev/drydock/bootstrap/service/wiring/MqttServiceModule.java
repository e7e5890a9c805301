package dev.drydock.bootstrap.service.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.drydock.application.service.identity.DeviceIdentities;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.ServiceTransport;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.service.MqttServiceTransport;
import java.util.Optional;

/** The service app over MQTT. */
public final class MqttServiceModule extends AbstractModule {
    private final MqttSettings settings;

    public MqttServiceModule(MqttSettings settings) {
        this.settings = settings;
    }

    /** A broker has its own way to make users. */
    @Provides
    @Singleton
    Optional<DeviceIdentities> identities() {
        return Optional.empty();
    }

    @Provides
    @Singleton
    ServiceTransport transport(Deadlines deadlines, TransportObserver observer) {
        return new MqttServiceTransport(settings, deadlines, observer);
    }
}
