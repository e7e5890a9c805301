package dev.drydock.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.drydock.application.time.Deadlines;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.service.MqttServiceTransport;
import dev.drydock.protocol.transport.ServiceTransport;
import dev.drydock.protocol.transport.TransportObserver;

/** The service app over MQTT. */
public final class MqttServiceModule extends AbstractModule {
    private final MqttSettings settings;

    public MqttServiceModule(MqttSettings settings) {
        this.settings = settings;
    }

    @Provides
    @Singleton
    ServiceTransport transport(Deadlines deadlines, TransportObserver observer) {
        return new MqttServiceTransport(settings, deadlines, observer);
    }
}
