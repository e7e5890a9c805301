package dev.drydock.azure.device;

import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.exceptions.IotHubClientException;
import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.protocol.report.ReportDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

/**
 * Reports as reported properties: the latest wins, and it is sent again until the hub has confirmed it and after every connect. One
 * is under way at a time, but for one whose answer is late or lost: a newer report does not wait for that. A report is the whole truth and does no harm when it comes twice.
 */
final class AzureStatusReports implements StatusReports {
    private static final int MILLIS = 1000;
    private static final int TRIES = 3;

    private final Executor thread;
    private final BiConsumer<DeviceClient, String> onTrouble;
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private Optional<DeviceClient> client = Optional.empty();
    private Optional<String> latest = Optional.empty();
    private boolean confirmed;
    private boolean pumping;
    private Optional<CompletableFuture<Optional<FormerReport>>> readBack = Optional.empty();

    /**
     * Reports of a device that is not connected yet.
     *
     * @param thread where the SDK is waited for
     * @param onTrouble told of a connection over which nothing can be confirmed
     */
    AzureStatusReports(Executor thread, BiConsumer<DeviceClient, String> onTrouble) {
        this.thread = thread;
        this.onTrouble = onTrouble;
    }

    @Override
    public CompletionStage<Void> send(DeviceReport report) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        synchronized (this) {
            latest = Optional.of(ReportDocument.write(report));
            confirmed = false;
            waiting.add(acknowledged);
        }
        pump();
        return acknowledged;
    }

    @Override
    public CompletionStage<Optional<FormerReport>> readBack() {
        CompletableFuture<Optional<FormerReport>> asked = new CompletableFuture<>();
        synchronized (this) {
            readBack = Optional.of(asked);
        }
        pump();
        return asked;
    }

    /** Sends the last report again, over a new connection. */
    void connected(DeviceClient over) {
        synchronized (this) {
            client = Optional.of(over);
            confirmed = false;
        }
        pump();
    }

    private void pump() {
        synchronized (this) {
            if (pumping || client.isEmpty()) {
                return;
            }
            pumping = true;
        }
        thread.execute(this::work);
    }

    private void work() {
        try {
            while (step()) {}
        } catch (RuntimeException | Error bug) {
            fail(bug);
            throw bug;
        }
    }

    /** Nothing is confirmed any more to those who wait. */
    private void fail(Throwable bug) {
        List<CompletableFuture<?>> told = new ArrayList<>();
        synchronized (this) {
            told.addAll(waiting);
            readBack.ifPresent(told::add);
            waiting.clear();
            readBack = Optional.empty();
            pumping = false;
        }
        told.forEach(stage -> stage.completeExceptionally(bug));
    }

    /** Does one thing over the connection that stands now; whether there was any, so that there may be more. */
    private boolean step() {
        DeviceClient over;
        Optional<CompletableFuture<Optional<FormerReport>>> asked;
        Optional<String> document;
        List<CompletableFuture<Void>> told;
        synchronized (this) {
            asked = readBack;
            document = confirmed ? Optional.empty() : latest;
            told = List.copyOf(waiting);
            if (client.isEmpty() || (asked.isEmpty() && document.isEmpty())) {
                pumping = false;
                return false;
            }
            over = client.get();
        }
        asked.ifPresentOrElse(answer -> read(over, answer), () -> write(over, document.orElseThrow(), told));
        return true;
    }

    private void read(DeviceClient over, CompletableFuture<Optional<FormerReport>> answer) {
        attempt(
                over,
                () -> answer.complete(
                                TwinDocuments.former(TwinAnswer.toGet(over).twin(timeout())))
                        || answer.isDone(),
                () -> {
                    if (readBack.filter(current -> current == answer).isPresent()) {
                        readBack = Optional.empty();
                    }
                });
    }

    private void write(DeviceClient over, String document, List<CompletableFuture<Void>> told) {
        boolean sent =
                attempt(over, () -> ReportUpdate.send(over, document, timeout(), () -> isLatest(document)), () -> {
                    waiting.subList(0, told.size()).clear();
                    confirmed = isLatest(document);
                });
        if (sent) {
            told.forEach(stage -> stage.complete(null));
        }
    }

    private synchronized boolean isLatest(String document) {
        return latest.filter(document::equals).isPresent();
    }

    private interface Exchange {
        /** Whether it was confirmed; if not, something newer has overtaken it. */
        boolean run() throws IotHubClientException, InterruptedException;
    }

    /** Whether the exchange was confirmed; if it never is, the connection is told on, and another is waited for. */
    private boolean attempt(DeviceClient over, Exchange exchange, Runnable onConfirmed) {
        String why = "";
        for (int i = 0; i < TRIES && isCurrent(over); i++) {
            try {
                if (!exchange.run()) {
                    return false;
                }
                synchronized (this) {
                    onConfirmed.run();
                }
                return true;
            } catch (IotHubClientException | IllegalStateException e) {
                why = String.valueOf(e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        synchronized (this) {
            client = client.filter(current -> current != over);
        }
        onTrouble.accept(over, "the hub confirmed nothing (" + why + ")");
        return false;
    }

    private synchronized boolean isCurrent(DeviceClient over) {
        return client.filter(current -> current == over).isPresent();
    }

    private static int timeout() {
        return HubLink.SECONDS_FOR_AN_ANSWER * MILLIS;
    }
}
