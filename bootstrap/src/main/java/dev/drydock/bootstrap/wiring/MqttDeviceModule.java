package dev.drydock.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.drydock.application.device.report.ReportPace;
import dev.drydock.application.time.Deadlines;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.device.MqttDeviceTransport;
import dev.drydock.protocol.transport.DeviceTransport;
import dev.drydock.protocol.transport.TransportObserver;
import java.time.Duration;

/** The device app over MQTT. */
public final class MqttDeviceModule extends AbstractModule {
    private final MqttSettings settings;

    public MqttDeviceModule(MqttSettings settings) {
        this.settings = settings;
    }

    @Provides
    @Singleton
    DeviceTransport transport(DeviceId device, Deadlines deadlines, TransportObserver observer) {
        return new MqttDeviceTransport(settings, device, deadlines, observer);
    }

    @Provides
    @Singleton
    ReportPace pace() {
        return new ReportPace(Duration.ofSeconds(1), 5);
    }
}
