package dev.drydock.bench.measure;

import dev.drydock.application.service.call.DeviceMethods;
import dev.drydock.application.time.ScheduledDeadlines;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.bench.child.EchoMain;
import dev.drydock.bench.mqtt.Caller;
import dev.drydock.bench.mqtt.Watcher;
import dev.drydock.bench.rig.Child;
import dev.drydock.bench.rig.DeviceProcess;
import dev.drydock.bench.rig.Installation;
import dev.drydock.bench.rig.Mosquitto;
import dev.drydock.bench.rig.Rig;
import dev.drydock.mqtt.MqttSettings;
import dev.drydock.mqtt.service.MqttServiceTransport;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;

/** A simulated device app, a bare echo beside it, and the callers of both; each side in its own process. */
final class CalledDevice implements AutoCloseable {
    static final String ID = "called";
    static final String METHODS = "drydock/called/methods/";
    static final String RESPONSES = "drydock/called/responses/bench";
    static final String ECHO = "bench/echo/methods/nothing";
    static final String ECHO_RESPONSES = "bench/echo/responses/bench";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Longer than any run, so that an update under way stays where it is until it is cancelled. */
    private static final String STAGE = "--simulate=4h";

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final MqttServiceTransport service;
    private final Caller caller;

    private CalledDevice(Mosquitto broker) throws Exception {
        service = new MqttServiceTransport(
                new MqttSettings(
                        URI.create(broker.uri()), Optional.empty(), Optional.empty(), MqttSettings.STANDARD_PREFIX),
                new ScheduledDeadlines(timer, () -> ThreadLocalRandom.current().nextLong()),
                TransportObserver.silent());
        caller = Caller.connect(broker.port(), "bench", "+/+/responses/bench");
    }

    static CalledDevice start(Rig rig) throws Exception {
        Installation installation = rig.installation();
        Mosquitto broker = Mosquitto.start(rig);
        try (Watcher watcher = Watcher.start(broker.port(), "drydock/+/presence")) {
            DeviceProcess.standard(installation).start(rig, broker, ID, rig.fresh("state"), STAGE);
            Child echo = rig.start(
                    "echo",
                    Installation.java(
                            installation.childClassPath(),
                            DeviceProcess.moreFlags(),
                            EchoMain.class.getName(),
                            Integer.toString(broker.port()),
                            ECHO));
            echo.awaitLine(EchoMain.READY::equals, PATIENCE);
            // Its presence says that it hears calls; its first report may come before that.
            watcher.await(sighting -> true, PATIENCE);
        }
        CalledDevice called = new CalledDevice(broker);
        Optional<String> refusal =
                called.service.open(PATIENCE).toCompletableFuture().join();
        if (refusal.isPresent()) {
            called.close();
            throw new IllegalStateException("the service could not connect: " + refusal.get());
        }
        return called;
    }

    Caller caller() {
        return caller;
    }

    DeviceMethods methods() {
        return service.methods();
    }

    static void expect(String status, Caller.Answer answer) {
        if (!answer.status().equals(status)) {
            throw new IllegalStateException("expected status '" + status + "', found '" + answer.status() + "': "
                    + new String(answer.message().getPayload(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws Exception {
        service.close();
        caller.close();
        timer.shutdownNow();
    }
}
