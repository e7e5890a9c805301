package dev.drydock.azure.device;

import com.microsoft.azure.sdk.iot.device.DeviceClient;
import com.microsoft.azure.sdk.iot.device.IotHubStatusCode;
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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * Reports as reported properties: the latest wins, and it is sent again until the hub has confirmed it and after every connect. One
 * is under way at a time, but for one whose answer is late: the SDK may lose the hub's answer, and a newer report does not wait for
 * that. A report is the whole truth and does no harm when it comes twice.
 */
final class AzureStatusReports implements StatusReports {
    private static final int MILLIS = 1000;
    private static final int TRIES = 3;
    /** How long an unconfirmed report holds up a newer one: an order is answered after a second. */
    private static final int HOLDS_UP_MILLIS = 500;

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

    /** There is a new connection: what was said last is said again. */
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
        boolean more = true;
        while (more) {
            DeviceClient over;
            Optional<CompletableFuture<Optional<FormerReport>>> asked;
            Optional<String> document;
            List<CompletableFuture<Void>> told;
            synchronized (this) {
                over = client.orElse(null);
                asked = readBack;
                document = confirmed ? Optional.empty() : latest;
                told = List.copyOf(waiting);
                if (over == null || (asked.isEmpty() && document.isEmpty())) {
                    pumping = false;
                    return;
                }
            }
            DeviceClient current = over;
            more = asked.map(answer -> read(current, answer))
                    .orElseGet(() -> write(current, document.orElseThrow(), told));
        }
    }

    private boolean read(DeviceClient over, CompletableFuture<Optional<FormerReport>> answer) {
        return attempt(over, () -> answer.complete(TwinDocuments.former(over.getTwin(timeout()))), () -> {
            if (readBack.filter(current -> current == answer).isPresent()) {
                readBack = Optional.empty();
            }
        });
    }

    private boolean write(DeviceClient over, String document, List<CompletableFuture<Void>> told) {
        AtomicBoolean overtaken = new AtomicBoolean();
        boolean sent = attempt(over, () -> overtaken.set(!update(over, document)), () -> {
            if (!overtaken.get()) {
                waiting.subList(0, told.size()).clear();
                confirmed = latest.filter(document::equals).isPresent();
            }
        });
        if (sent && !overtaken.get()) {
            told.forEach(stage -> stage.complete(null));
        }
        return sent;
    }

    /** Whether the hub confirmed it; if not, there is a newer report by now, which says all that this one does. */
    private boolean update(DeviceClient over, String document) throws IotHubClientException, InterruptedException {
        CompletableFuture<Optional<IotHubClientException>> answer = new CompletableFuture<>();
        over.updateReportedPropertiesAsync(
                TwinDocuments.reported(document),
                (status, response, fault, context) -> answer.complete(Optional.ofNullable(fault)),
                null);
        for (int waited = 0; waited < timeout(); waited += HOLDS_UP_MILLIS) {
            try {
                Optional<IotHubClientException> fault = answer.get(HOLDS_UP_MILLIS, TimeUnit.MILLISECONDS);
                if (fault.isPresent()) {
                    throw fault.get();
                }
                return true;
            } catch (TimeoutException e) {
                if (!isLatest(document)) {
                    return false;
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IotHubClientException(IotHubStatusCode.DEVICE_OPERATION_TIMED_OUT, "no answer came in time");
    }

    private synchronized boolean isLatest(String document) {
        return latest.filter(document::equals).isPresent();
    }

    private interface Exchange {
        void run() throws IotHubClientException, InterruptedException;
    }

    /** Whether the exchange was confirmed; if it never is, the connection is told on, and another is waited for. */
    private boolean attempt(DeviceClient over, Exchange exchange, Runnable onConfirmed) {
        String why = "";
        for (int i = 0; i < TRIES && isCurrent(over); i++) {
            try {
                exchange.run();
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
            pumping = false;
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
