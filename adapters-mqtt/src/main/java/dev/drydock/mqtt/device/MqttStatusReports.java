package dev.drydock.mqtt.device;

import dev.drydock.application.device.report.DeviceReport;
import dev.drydock.application.device.report.FormerReport;
import dev.drydock.application.device.report.StatusReports;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.mqtt.Topics;
import dev.drydock.mqtt.link.Arrival;
import dev.drydock.mqtt.link.Filter;
import dev.drydock.mqtt.link.MqttLink;
import dev.drydock.mqtt.link.Outgoing;
import dev.drydock.protocol.report.ReportDocument;
import dev.drydock.protocol.report.ReportedDocument;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reports over MQTT: one retained document, of which the latest wins, sent again after every connect, and whenever somebody else
 * removes or replaces it.
 */
final class MqttStatusReports implements StatusReports {
    /** Time for the broker to deliver the device's own retained report. */
    private static final Duration READ_BACK = Duration.ofSeconds(1);

    private static final int REFUSED = 0x80;

    private final String topic;
    private final TransportObserver observer;
    private final Deadlines deadlines;
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private Optional<MqttLink> link = Optional.empty();
    private Optional<String> latest = Optional.empty();
    private boolean latestSent;
    private boolean latestAhead;
    private boolean latestKept;
    private boolean underWay;
    private Optional<CompletableFuture<Optional<FormerReport>>> readBack = Optional.empty();

    MqttStatusReports(Topics topics, DeviceId device, Deadlines deadlines, TransportObserver observer) {
        this.observer = observer;
        this.topic = topics.of(device, Topics.Kind.REPORTED);
        this.deadlines = deadlines;
    }

    @Override
    public CompletionStage<Void> send(DeviceReport report) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        synchronized (this) {
            latest = Optional.of(ReportDocument.write(report));
            latestSent = false;
            latestAhead = false;
            waiting.add(acknowledged);
        }
        pump();
        return acknowledged;
    }

    /** One connection carries reports and answers, in the order in which they were handed to it, and a broker reads it so. */
    @Override
    public synchronized CompletionStage<Void> ahead(CompletionStage<Void> acknowledged) {
        return latestAhead ? CompletableFuture.completedFuture(null) : acknowledged;
    }

    @Override
    public synchronized CompletionStage<Optional<FormerReport>> readBack() {
        CompletableFuture<Optional<FormerReport>> asked = new CompletableFuture<>();
        readBack = Optional.of(asked);
        link.filter(MqttLink::isConnected).ifPresent(connected -> ask(connected, asked));
        return asked;
    }

    void use(MqttLink established) {
        synchronized (this) {
            link = Optional.of(established);
        }
    }

    /** Repeats the last question and the last report on a new connection. */
    void connected() {
        synchronized (this) {
            underWay = false;
            latestSent = false;
            latestAhead = false;
            latestKept = false;
            link.ifPresent(up -> readBack.ifPresentOrElse(asked -> ask(up, asked), () -> watch(up)));
        }
        pump();
    }

    /** Handles a report of this device that the broker delivers: its own former one, or one that somebody else wrote. */
    void arrived(Arrival arrival) {
        synchronized (this) {
            readBack.ifPresent(asked -> asked.complete(ReportedDocument.readFormer(arrival.payload())));
            String document = new String(arrival.payload(), StandardCharsets.UTF_8);
            if (latestKept && latest.filter(document::equals).isEmpty()) {
                latestKept = false;
                latestSent = false;
            }
        }
        pump();
    }

    private void ask(MqttLink connected, CompletableFuture<Optional<FormerReport>> asked) {
        connected
                .subscribe(List.of(new Filter(topic, 1, true)))
                .thenRun(() -> deadlines.after(READ_BACK, () -> {
                    if (connected.isConnected()) {
                        asked.complete(Optional.empty());
                    }
                }));
        var unused = asked.thenRun(() -> {
            synchronized (this) {
                readBack = Optional.empty();
            }
            watch(connected);
        });
    }

    /** Subscribes to reports that others write, in place of any former subscription. */
    private void watch(MqttLink connected) {
        var unused =
                connected.subscribe(List.of(new Filter(topic, 1, false, true))).exceptionally(lost -> null);
    }

    private void pump() {
        MqttLink to;
        String document;
        List<CompletableFuture<Void>> told;
        synchronized (this) {
            if (link.isEmpty() || !link.get().isConnected() || underWay || latestSent || latest.isEmpty()) {
                return;
            }
            to = link.get();
            document = latest.get();
            told = List.copyOf(waiting);
            waiting.clear();
            underWay = true;
            latestSent = true;
        }
        CompletionStage<Integer> handedOn = to.publish(Outgoing.retained(topic, document));
        synchronized (this) {
            latestAhead = latestSent && latest.filter(document::equals).isPresent();
        }
        handedOn.whenComplete((code, lost) -> {
            if (lost == null && code >= REFUSED) {
                observer.alarmed("the broker does not let this device write to " + topic + "; see its access list");
            }
            sent(told, lost == null);
        });
    }

    private void sent(List<CompletableFuture<Void>> told, boolean acknowledged) {
        synchronized (this) {
            underWay = false;
            latestKept = acknowledged && latestSent;
            if (!acknowledged) {
                latestSent = false;
                latestAhead = false;
                waiting.addAll(told);
            }
        }
        if (acknowledged) {
            told.forEach(stage -> stage.complete(null));
            pump();
        }
    }
}
