package dev.drydock.bootstrap.process.hub;

import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.protocol.report.ReportDocument;
import dev.drydock.protocol.report.ReportedDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/** Reports as reported properties: the latest is sent, and again after every connect, until the hub has confirmed it. */
final class ThinReports implements StatusReports {
    private final BiConsumer<String, String> publisher;
    private final Runnable onConfirmed;
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private final List<CompletableFuture<Optional<FormerReport>>> asked = new ArrayList<>();
    private Optional<Optional<FormerReport>> former = Optional.empty();
    private Optional<String> latest = Optional.empty();
    private boolean isConnected;
    private long number;

    /** @param publisher takes topic and payload */
    ThinReports(BiConsumer<String, String> publisher, Runnable onConfirmed) {
        this.publisher = publisher;
        this.onConfirmed = onConfirmed;
    }

    @Override
    public synchronized CompletionStage<Void> send(DeviceReport report) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        latest = Optional.of(ReportDocument.write(report));
        waiting.add(acknowledged);
        publish();
        return acknowledged;
    }

    private void publish() {
        if (isConnected && latest.isPresent()) {
            number++;
            publisher.accept("$iothub/twin/PATCH/properties/reported/?$rid=" + number, latest.get());
        }
    }

    @Override
    public synchronized CompletionStage<Optional<FormerReport>> readBack() {
        return former.<CompletionStage<Optional<FormerReport>>>map(CompletableFuture::completedFuture)
                .orElseGet(() -> {
                    CompletableFuture<Optional<FormerReport>> answer = new CompletableFuture<>();
                    asked.add(answer);
                    return answer;
                });
    }

    synchronized void connected() {
        isConnected = true;
        publish();
    }

    synchronized void disconnected() {
        isConnected = false;
    }

    /** The hub tells what it holds. */
    void former(String reported) {
        List<CompletableFuture<Optional<FormerReport>>> answered;
        Optional<FormerReport> read = ReportedDocument.readFormer(reported.getBytes(StandardCharsets.UTF_8));
        synchronized (this) {
            former = Optional.of(read);
            answered = List.copyOf(asked);
            asked.clear();
        }
        answered.forEach(answer -> answer.complete(read));
    }

    /** The hub has taken a report; those before the last say nothing of the last. */
    void confirmed(String request) {
        List<CompletableFuture<Void>> told;
        synchronized (this) {
            if (!request.equals(Long.toString(number))) {
                return;
            }
            told = List.copyOf(waiting);
            waiting.clear();
        }
        told.forEach(stage -> stage.complete(null));
        onConfirmed.run();
    }
}
