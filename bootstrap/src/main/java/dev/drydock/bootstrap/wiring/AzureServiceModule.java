package dev.drydock.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.drydock.application.time.Deadlines;
import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.azure.service.AzureServiceTransport;
import dev.drydock.protocol.transport.ServiceTransport;
import dev.drydock.protocol.transport.TransportObserver;

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
    ServiceTransport transport(AzureServiceTransport hub) {
        return hub;
    }
}
