package dev.drydock.bench.measure;

import com.azure.core.credential.AzureSasCredential;
import com.google.gson.JsonParser;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodRequestOptions;
import com.microsoft.azure.sdk.iot.service.methods.DirectMethodsClient;
import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.bench.child.BareHubDeviceMain;
import dev.drydock.bench.figures.Contest;
import dev.drydock.bench.figures.Report;
import dev.drydock.bench.figures.Unit;
import dev.drydock.bench.hub.HubProcess;
import dev.drydock.bench.rig.DeviceProcess;
import dev.drydock.bench.rig.Installation;
import dev.drydock.bench.rig.Rig;
import dev.drydock.domain.device.DeviceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The round trip of a direct method through the local hub on Microsoft's SDKs, one call at a time.
 *
 * @param warmUps rounds that are not counted
 * @param calls in a round
 * @param acceptances orders in a round
 */
public record HubRoundTrip(int warmUps, int rounds, int calls, int acceptances) implements Benchmark {
    private static final double MOST_TIMES = 1.5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CALLED = "called";
    private static final String BARE = "bare";
    private static final int RESPONSE_SECONDS = 30;

    public static HubRoundTrip full() {
        return new HubRoundTrip(2, 7, 150, 20);
    }

    @Override
    public String name() {
        return "hub-round-trip";
    }

    @Override
    public String title() {
        return "hub-round-trip: a direct method through the local hub, and the acceptance of an order";
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public void run(Rig rig, Report report) throws Exception {
        try (HubProcess hub = HubProcess.start(rig)) {
            start(rig, hub);
            DirectMethodsClient service = new DirectMethodsClient(
                    hub.connection().hub().toString(),
                    new AzureSasCredential(hub.connection().token(Instant.now().plusSeconds(3600))));
            Contest<List<Long>> contest = new Contest<>();
            List<List<Long>> unknown = contest.enter(round -> call(service, CALLED));
            List<List<Long>> bare = contest.enter(round -> call(service, BARE));
            contest.run(warmUps, rounds);
            List<Long> accepted = new ArrayList<>();
            for (int i = 0; i < acceptances * rounds; i++) {
                accepted.add(accept(service));
            }
            report.tail(
                    "Drydock's device, unknown method, bare service SDK", RoundTrip.all(unknown), Unit.MILLISECONDS);
            report.tail("baseline: bare device SDK, bare service SDK", RoundTrip.all(bare), Unit.MILLISECONDS);
            report.ratio(
                    "p50, unknown method : baseline", RoundTrip.medians(unknown), RoundTrip.medians(bare), MOST_TIMES);
            report.tail("firmwareUpdate, accepted and durable", accepted, Unit.MILLISECONDS);
        }
    }

    private static void start(Rig rig, HubProcess hub) throws Exception {
        Path folder = Files.createDirectories(rig.fresh("connections"));
        Installation installation = rig.installation();
        rig.start(
                "device",
                Installation.java(
                        installation.deviceClassPath(),
                        DeviceProcess.moreFlags(),
                        "dev.drydock.bootstrap.DeviceMain",
                        "--id",
                        CALLED,
                        "--transport",
                        "azure",
                        "--connection-string-file",
                        written(folder, hub.register(CALLED)),
                        "--ca-file",
                        hub.authority().toString(),
                        "--state-dir",
                        rig.fresh("state").toString(),
                        "--simulate=4h"));
        rig.start(
                        "bare",
                        Installation.java(
                                installation.childClassPath(),
                                DeviceProcess.moreFlags(),
                                BareHubDeviceMain.class.getName(),
                                written(folder, hub.register(BARE)),
                                hub.authority().toString()))
                .awaitLine(BareHubDeviceMain.READY::equals, PATIENCE);
        awaitReport(hub);
    }

    private static void awaitReport(HubProcess hub) throws InterruptedException {
        java.util.concurrent.CountDownLatch reported = new java.util.concurrent.CountDownLatch(1);
        try (var watch = hub.service().twins().watch(new DeviceId(CALLED), twin -> {
            if (twin.reported().isPresent()) {
                reported.countDown();
            }
        })) {
            if (!reported.await(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)) {
                throw new IllegalStateException("expected a report within " + PATIENCE);
            }
        }
    }

    private static String written(Path folder, DeviceConnection connection) throws java.io.IOException {
        Path file = folder.resolve(connection.device().value());
        Files.writeString(file, connection.text());
        return file.toString();
    }

    private List<Long> call(DirectMethodsClient service, String device) throws Exception {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            took.add(invoke(service, device, "nothing", "{}", 404));
        }
        return took;
    }

    private static long accept(DirectMethodsClient service) throws Exception {
        String id = UUID.randomUUID().toString();
        long took = invoke(
                service, CALLED, "firmwareUpdate", "{\"fwPackageUri\":\"test.com\",\"updateId\":\"" + id + "\"}", 200);
        invoke(service, CALLED, "cancelFirmwareUpdate", "{\"updateId\":\"" + id + "\"}", 200);
        return took;
    }

    private static long invoke(DirectMethodsClient service, String device, String method, String payload, int expected)
            throws Exception {
        DirectMethodRequestOptions options = DirectMethodRequestOptions.builder()
                .payload(JsonParser.parseString(payload))
                .methodConnectTimeoutSeconds(RESPONSE_SECONDS)
                .methodResponseTimeoutSeconds(RESPONSE_SECONDS)
                .build();
        long before = System.nanoTime();
        int status = service.invoke(device, method, options).getStatus();
        long took = System.nanoTime() - before;
        if (status != expected) {
            throw new IllegalStateException("expected status " + expected + " of " + method + ", found " + status);
        }
        return took;
    }
}
