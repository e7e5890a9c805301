package dev.drydock.bootstrap.device.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.drydock.application.device.report.ReportPace;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.DeviceTransport;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.azure.device.AzureDeviceSettings;
import dev.drydock.azure.device.AzureDeviceTransport;
import java.time.Duration;

/** The device app over IoT Hub, where every report counts against the hub's daily messages. */
public final class AzureDeviceModule extends AbstractModule {
    private final AzureDeviceSettings settings;

    public AzureDeviceModule(AzureDeviceSettings settings) {
        this.settings = settings;
    }

    @Provides
    @Singleton
    DeviceTransport transport(Deadlines deadlines, TransportObserver observer) {
        return new AzureDeviceTransport(settings, deadlines, observer);
    }

    @Provides
    @Singleton
    ReportPace pace() {
        return new ReportPace(Duration.ofSeconds(1), 25);
    }
}
