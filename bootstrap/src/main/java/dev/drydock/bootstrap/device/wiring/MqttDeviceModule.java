package dev.drydock.bootstrap.device.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.drydock.application.device.report.ReportPace;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.DeviceTransport;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.device.MqttDeviceTransport;
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
