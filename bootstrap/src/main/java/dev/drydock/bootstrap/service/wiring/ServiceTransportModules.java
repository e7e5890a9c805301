package dev.drydock.bootstrap.service.wiring;

import com.google.inject.Module;
import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.mqtt.MqttSettings;

/** The module of each transport. */
public final class ServiceTransportModules implements ServiceTransportSettings.Cases<Module> {
    @Override
    public Module mqtt(MqttSettings settings) {
        return new MqttServiceModule(settings);
    }

    @Override
    public Module azure(AzureServiceSettings settings) {
        return new AzureServiceModule(settings);
    }
}
