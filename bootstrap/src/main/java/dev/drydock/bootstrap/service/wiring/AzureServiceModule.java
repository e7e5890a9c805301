package dev.drydock.bootstrap.service.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.drydock.application.service.identity.DeviceIdentities;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.ServiceTransport;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.azure.service.AzureServiceTransport;
import java.util.Optional;

/** The service app over IoT Hub. */
public final class AzureServiceModule extends AbstractModule {
    private final AzureServiceSettings settings;

    public AzureServiceModule(AzureServiceSettings settings) {
        this.settings = settings;
    }

    @Provides
    @Singleton
    AzureServiceTransport hub(Deadlines deadlines, TransportObserver observer) {
        return new AzureServiceTransport(settings, deadlines, observer);
    }

    @Provides
    @Singleton
    Optional<DeviceIdentities> identities(AzureServiceTransport hub) {
        return Optional.of(hub.identities());
    }

    @Provides
    @Singleton
    ServiceTransport transport(AzureServiceTransport hub) {
        return hub;
    }
}
