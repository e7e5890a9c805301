package dev.drydock.bootstrap.process.life;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.device.report.ReportPace;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.application.transport.DeviceRequests;
import dev.drydock.application.transport.DeviceTransport;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.protocol.method.DeviceMethodEndpoint;
import dev.drydock.protocol.method.MethodResponse;
import dev.drydock.protocol.report.ReportDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A service app in the same process as the device app, and the transport between them, which takes no time. */
final class NearService extends AbstractModule implements Service {
    private static final long PATIENCE_SECONDS = 60;
    private static final JsonMapper JSON = new JsonMapper();

    private final BlockingQueue<JsonNode> reports = new LinkedBlockingQueue<>();
    private volatile CompletableFuture<DeviceMethodEndpoint> methods = new CompletableFuture<>();

    @Provides
    @Singleton
    DeviceTransport transport(TransportObserver observer) {
        return new Near(observer);
    }

    @Provides
    @Singleton
    ReportPace pace() {
        return new ReportPace(Duration.ofSeconds(1), 5);
    }

    @Override
    public void order(String order) throws Exception {
        MethodResponse response = methods.get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .call("firmwareUpdate", order.getBytes(StandardCharsets.UTF_8))
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (response.status() != 200) {
            throw new AssertionError("the order was not taken: " + response);
        }
    }

    @Override
    public JsonNode awaitReport() throws InterruptedException {
        JsonNode report = reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (report == null) {
            throw new AssertionError("the device no longer reports");
        }
        return report;
    }

    /** The transport of one life. */
    private final class Near implements DeviceTransport, StatusReports {
        private final TransportObserver observer;

        Near(TransportObserver observer) {
            this.observer = observer;
        }

        @Override
        public StatusReports reports() {
            return this;
        }

        @Override
        public void open(DeviceRequests requests) {
            observer.connected("the same process");
            methods.complete(DeviceMethodEndpoint.of(requests));
        }

        @Override
        public void close() {
            methods = new CompletableFuture<>();
        }

        @Override
        public CompletionStage<Void> send(DeviceReport report) {
            try {
                reports.add(JSON.readTree(ReportDocument.write(report)));
                return CompletableFuture.completedFuture(null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public CompletionStage<Optional<FormerReport>> readBack() {
            return CompletableFuture.completedFuture(Optional.empty());
        }
    }
}
