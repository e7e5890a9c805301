package dev.drydock.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.bootstrap.peer.Answer;
import dev.drydock.bootstrap.peer.Broker;
import dev.drydock.bootstrap.peer.Caller;
import dev.drydock.bootstrap.process.TestLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** A device app on a broker, a server of images, and a caller who plays the service. */
final class Workbench implements AutoCloseable {
    static final String UPDATE = "firmwareUpdate";
    static final String CANCEL = "cancelFirmwareUpdate";

    final Broker broker;
    final String device = "bench-" + UUID.randomUUID();
    final ImageHost images = ImageHost.plain();
    final Reports reports = new Reports();
    final Caller caller;
    private final Path folder;
    private RunningDevice app;

    static {
        TestLog.setUp();
    }

    private Workbench(Broker broker, Path folder) throws Exception {
        this.broker = broker;
        this.folder = folder;
        this.caller = Caller.connect(broker.uri());
        caller.listen(topic("reported"), heard -> {
            if (heard.topic().equals(topic("reported")) && !heard.text().isEmpty()) {
                reports.take(heard);
            }
        });
    }

    static Workbench on(Broker broker, Path folder) throws Exception {
        return on(broker, folder, Setup.QUICK);
    }

    /** Sets everything up and waits for the device's first report. */
    static Workbench on(Broker broker, Path folder, Setup setup) throws Exception {
        assumeTrue(broker.isHere(), "there is no " + broker + " on this machine");
        Workbench bench = new Workbench(broker, folder);
        bench.start(setup);
        bench.reports.await("the first report", report -> true);
        return bench;
    }

    String topic(String kind) {
        return "drydock/" + device + "/" + kind;
    }

    RunningDevice app() {
        return app;
    }

    Path folder() {
        return folder;
    }

    /** Starts the device app and waits until it is connected. */
    void start(Setup setup) {
        app = RunningDevice.start(Setup.over(broker), setup.of(device, folder));
        awaitConnections(1);
    }

    void stop() throws Exception {
        assertThat(app.stop()).isZero();
    }

    /** Ends the device's connection from outside, and waits until it has another. */
    void breakConnection() throws Exception {
        long before = app.timesConnected();
        Caller.takeOver(broker.uri(), device);
        awaitConnections(before + 1);
        awaitAnswers();
    }

    private void awaitConnections(long count) {
        Awaitility.await("connection " + count)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .failFast("the device app has ended", () -> app.exit().isDone())
                .until(() -> app.timesConnected() >= count);
    }

    Answer order(JsonNode order) throws Exception {
        return caller.call(device, UPDATE, order.toString());
    }

    Answer cancel(String id) throws Exception {
        return caller.call(device, CANCEL, "{\"updateId\":\"" + id + "\"}");
    }

    void desire(String document) throws Exception {
        caller.retain(topic("desired"), document.getBytes(StandardCharsets.UTF_8));
    }

    /** An order for an image that is served as it should be. */
    ObjectNode orderFor(Image image) {
        return image.orderedFrom(images.serve(image));
    }

    /** Orders what is expected to be taken; the update's id. */
    String taken(JsonNode order) throws Exception {
        Answer answer = order(order);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"Response\":\"Firmware update started\"");
        return answer.updateId();
    }

    /** Completes an update to a small image, which has to succeed whatever came before. */
    JsonNode takesTheNextGoodUpdate() throws Exception {
        ObjectNode order = orderFor(Image.small());
        JsonNode end = reports.awaitEnd(taken(order));
        assertThat(end.at("/update/state").asText()).as(end + "\n" + app.said()).isEqualTo("completed");
        assertThat(end.at("/firmware/currentFwVersion")).isEqualTo(order.get("fwVersion"));
        reports.obeyTheContract();
        return end;
    }

    /**
     * Waits until the device has dealt with all that came before: it hands messages on in their order, and this one, a
     * refusal, is decided on where every order is.
     */
    void awaitAnswers() throws Exception {
        ObjectNode expired =
                Image.ofSize(1).orderedFrom("http://127.0.0.1:1/never").put("notAfter", "2020-01-01T00:00:00Z");
        byte[] payload = expired.toString().getBytes(StandardCharsets.UTF_8);
        Awaitility.await("an answer")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> isRefused(caller.begin(device, UPDATE, payload)));
    }

    /** A call that came while the device was not connected is never answered. */
    private static boolean isRefused(CompletableFuture<Answer> call) throws Exception {
        try {
            return call.get(1, TimeUnit.SECONDS).status() == 400;
        } catch (TimeoutException e) {
            return false;
        }
    }

    @Override
    public void close() throws Exception {
        try (caller;
                images) {
            if (!app.exit().isDone()) {
                app.stop();
            }
            caller.retain(topic("desired"), new byte[0]);
            caller.retain(topic("reported"), new byte[0]);
            caller.retain(topic("presence"), new byte[0]);
        }
    }
}
