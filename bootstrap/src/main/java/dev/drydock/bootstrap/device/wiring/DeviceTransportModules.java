package dev.drydock.bootstrap.device.wiring;

import com.google.inject.Module;
import dev.drydock.azure.device.AzureDeviceSettings;
import dev.drydock.bootstrap.device.settings.DeviceTransportSettings;
import dev.drydock.mqtt.MqttSettings;

/** The module of each transport. */
public final class DeviceTransportModules implements DeviceTransportSettings.Cases<Module> {
    @Override
    public Module mqtt(MqttSettings settings) {
        return new MqttDeviceModule(settings);
    }

    @Override
    public Module azure(AzureDeviceSettings settings) {
        return new AzureDeviceModule(settings);
    }
}
