package dev.drydock.azure;

import com.azure.core.credential.AzureSasCredential;
import com.google.gson.JsonParser;
import com.microsoft.azure.sdk.iot.service.exceptions.IotHubException;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodRequestOptions;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodResponse;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodsClient;
import dev.drydock.application.contract.TransportBench;
import dev.drydock.application.device.agent.AcceptUpdate;
import dev.drydock.application.device.agent.CancelUpdate;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.time.ScheduledDeadlines;
import dev.drydock.application.transport.DeviceRequests;
import dev.drydock.application.transport.DeviceTransport;
import dev.drydock.application.transport.ServiceTransport;
import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.azure.device.AzureDeviceSettings;
import dev.drydock.azure.device.AzureDeviceTransport;
import dev.drydock.azure.service.AzureServiceSettings;
import dev.drydock.azure.service.AzureServiceTransport;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Both ends of Azure's transport, to whatever hub. */
abstract class AzureBench implements TransportBench {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Deadlines deadlines = new ScheduledDeadlines(timer, new Random(1));

    abstract AzureDeviceSettings deviceSettings(DeviceId id);

    abstract AzureServiceSettings serviceSettings();

    AzureServiceTransport serviceTransport() {
        return new AzureServiceTransport(serviceSettings(), deadlines, new Told());
    }

    @Override
    public DeviceSide device(DeviceId id) {
        return new Device(new AzureDeviceTransport(deviceSettings(id), deadlines, new Told()));
    }

    @Override
    public ServiceSide service() {
        ServiceTransport transport = serviceTransport();
        Optional<String> refusal =
                transport.open(Duration.ofSeconds(20)).toCompletableFuture().join();
        if (refusal.isPresent()) {
            throw new AssertionError(refusal.get());
        }
        return new Service(transport, serviceSettings().connection());
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private record Device(DeviceTransport transport) implements TransportBench.DeviceSide {
        @Override
        public StatusReports reports() {
            return transport.reports();
        }

        @Override
        public void open(AcceptUpdate accept, CancelUpdate cancel, FollowDesired desired) {
            transport.open(new DeviceRequests(
                    accept,
                    cancel,
                    desired,
                    () -> new UpdateId(UUID.randomUUID().toString())));
        }

        @Override
        public void close() {
            transport.close();
        }
    }

    private record Service(ServiceTransport transport, ServiceConnection connection)
            implements TransportBench.ServiceSide {
        @Override
        public DeviceMethods methods() {
            return transport.methods();
        }

        @Override
        public DeviceTwins twins() {
            return transport.twins();
        }

        @Override
        public TransportBench.RawAnswer callRaw(DeviceId device, String method, String payload) {
            DirectMethodsClient client = new DirectMethodsClient(
                    connection.hub().toString(),
                    new AzureSasCredential(connection.token(Instant.now().plusSeconds(60))));
            try {
                DirectMethodResponse response = client.invoke(
                        device.value(),
                        method,
                        DirectMethodRequestOptions.builder()
                                .payload(JsonParser.parseString(payload))
                                .methodConnectTimeoutSeconds(5)
                                .methodResponseTimeoutSeconds(10)
                                .build());
                return new TransportBench.RawAnswer(
                        response.getStatus(), response.getPayloadAsJsonElement().toString());
            } catch (IotHubException | IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() {
            transport.close();
        }
    }
}
