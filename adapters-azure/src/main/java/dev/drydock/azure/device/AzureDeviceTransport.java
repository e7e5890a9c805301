package dev.drydock.azure.device;

import com.google.gson.JsonParser;
import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.IotHubStatusCode;
import com.microsoft.azure.sdk.iot.device.exceptions.IotHubClientException;
import com.microsoft.azure.sdk.iot.device.twin.DirectMethodPayload;
import com.microsoft.azure.sdk.iot.device.twin.DirectMethodResponse;
import com.microsoft.azure.sdk.iot.device.twin.MethodCallback;
import com.microsoft.azure.sdk.iot.device.twin.Twin;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.device.agent.FollowTrust;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.DeviceRequests;
import dev.drydock.application.transport.DeviceTransport;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.protocol.method.DeviceMethodEndpoint;
import dev.drydock.protocol.method.MethodResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A device over IoT Hub, on Microsoft's device SDK. */
public final class AzureDeviceTransport implements DeviceTransport {
    private static final int LONGEST_ANSWER_SECONDS = 20;
    private static final int GOODBYE_SECONDS = 2;
    private static final int MILLIS = 1000;
    private static final int TRIES = 3;

    private final AzureDeviceSettings settings;
    private final Deadlines deadlines;
    private final TransportObserver observer;
    private final LongSupplier nanoTime;
    private final ExecutorService linkThread;
    private final ExecutorService reportThread;
    private final AzureStatusReports reports;
    private Optional<HubLink> link = Optional.empty();

    public AzureDeviceTransport(AzureDeviceSettings settings, Deadlines deadlines, TransportObserver observer) {
        this(settings, deadlines, observer, System::nanoTime);
    }

    /** A transport that tells by another clock how long a connection lived. */
    public AzureDeviceTransport(
            AzureDeviceSettings settings, Deadlines deadlines, TransportObserver observer, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.settings = settings;
        this.deadlines = deadlines;
        this.observer = observer;
        this.linkThread = thread("hub-link-");
        this.reportThread = thread("hub-reports-");
        this.reports = new AzureStatusReports(
                reportThread, (client, why) -> link.ifPresent(open -> open.distrust(client, why)));
    }

    @Override
    public StatusReports reports() {
        return reports;
    }

    @Override
    public void open(DeviceRequests requests) {
        Inbox inbox = new Inbox(DeviceMethodEndpoint.of(requests), requests.desired(), requests.trust());
        HubLink.Time time = new HubLink.Time(deadlines, nanoTime);
        HubLink opened = new HubLink(settings, time, observer, linkThread, inbox);
        link = Optional.of(opened);
        opened.start();
    }

    @Override
    public void close() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        linkThread.execute(() -> {
            link.ifPresent(HubLink::close);
            closed.complete(null);
        });
        closed.completeOnTimeout(null, GOODBYE_SECONDS, TimeUnit.SECONDS).join();
        reportThread.shutdownNow();
        linkThread.shutdown();
    }

    /** A thread that drops the tasks that the SDK submits after the end. */
    private ExecutorService thread(String name) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> {
                    Thread thread =
                            new Thread(task, name + settings.connection().device());
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** The listener of the link. */
    private final class Inbox implements HubLink.Listener {
        private final DeviceMethodEndpoint endpoint;
        private final FollowDesired desired;
        private final Optional<FollowTrust> trust;

        Inbox(DeviceMethodEndpoint endpoint, FollowDesired desired, Optional<FollowTrust> trust) {
            this.endpoint = endpoint;
            this.desired = desired;
            this.trust = trust;
        }

        @Override
        public void connected(DeviceClient client) throws IotHubClientException, InterruptedException {
            reports.connected(client);
            desiredChanged(client);
        }

        /** A push holds what changed alone, and may be missed: the whole twin is read each time. */
        @Override
        public void desiredChanged(DeviceClient client) throws IotHubClientException, InterruptedException {
            Twin twin = twin(client, TRIES);
            trust.ifPresent(follow -> follow.follow(TwinDocuments.trust(twin)));
            desired.follow(TwinDocuments.desired(twin));
        }

        /** An answer may be late or lost; only when that happens again and again is the connection to blame. */
        private Twin twin(DeviceClient client, int tries) throws IotHubClientException, InterruptedException {
            try {
                return TwinAnswer.toGet(client).twin(HubLink.SECONDS_FOR_AN_ANSWER * MILLIS);
            } catch (IotHubClientException e) {
                if (tries == 1 || e.getStatusCode() != IotHubStatusCode.DEVICE_OPERATION_TIMED_OUT) {
                    throw e;
                }
                return twin(client, tries - 1);
            }
        }

        @Override
        public MethodCallback methods() {
            return (name, payload, context) -> answer(name, payload);
        }

        /** The SDK waits for the answer, and takes nothing else meanwhile; it comes as soon as the order is on the disk. */
        private DirectMethodResponse answer(String name, DirectMethodPayload payload) {
            MethodResponse response = endpoint.call(
                            name, payload.getPayloadAsJsonString().getBytes(StandardCharsets.UTF_8))
                    .toCompletableFuture()
                    .completeOnTimeout(
                            new MethodResponse(503, "{\"Error\":{\"code\":\"not-ready\",\"message\":\"\"}}"),
                            LONGEST_ANSWER_SECONDS,
                            TimeUnit.SECONDS)
                    .join();
            return new DirectMethodResponse(response.status(), JsonParser.parseString(response.body()));
        }
    }
}
