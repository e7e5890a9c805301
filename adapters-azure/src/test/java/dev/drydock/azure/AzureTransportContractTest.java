package dev.drydock.azure;

import dev.drydock.application.contract.TransportBench;
import dev.drydock.application.contract.TransportContract;
import dev.drydock.azure.device.AzureDeviceSettings;
import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.domain.device.DeviceId;

/** The contract over Microsoft's SDKs and TLS, to a local hub. */
class AzureTransportContractTest extends TransportContract {
    @Override
    protected TransportBench bench() {
        return new LocalBench();
    }

    private static final class LocalBench extends AzureBench {
        private final HubBench hub = new HubBench();

        @Override
        AzureDeviceSettings deviceSettings(DeviceId id) {
            return hub.device(id.value());
        }

        @Override
        AzureServiceSettings serviceSettings() {
            return hub.service();
        }

        @Override
        public void interrupt() {
            hub.stop();
        }

        @Override
        public void restore() {
            hub.startAgain();
        }

        @Override
        public void close() {
            hub.close();
            super.close();
        }
    }
}
