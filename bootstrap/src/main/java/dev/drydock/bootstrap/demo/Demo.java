package dev.drydock.bootstrap.demo;

import dev.drydock.application.service.UpdateListener;
import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.UpdateTerms;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.ExitCode;
import dev.drydock.bootstrap.console.Plain;
import dev.drydock.bootstrap.console.Progress;
import dev.drydock.bootstrap.service.Endings;
import dev.drydock.bootstrap.service.ManyDevicesView;
import dev.drydock.bootstrap.service.OneDeviceView;
import dev.drydock.bootstrap.service.OrderedImage;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.service.UpdateJob;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/**
 * The whole story, with nothing in it that is not real but the devices: a broker or a hub, an image made on the spot and
 * served over HTTP, device apps with their slots on the disk, and the service app that updates them.
 */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Over over;
    private final int count;

    /** What the apps talk over. */
    public sealed interface Over {
        /** The embedded broker. */
        record Broker() implements Over {}

        /** A local IoT Hub. */
        record LocalHub() implements Over {}

        /**
         * An IoT Hub of the user's.
         *
         * @param tls what is trusted; empty for what the platform trusts
         */
        record Hub(ServiceConnection connection, Optional<SSLContext> tls) implements Over {}
    }

    /**
     * A demo that has not begun.
     *
     * @param count how many devices there are
     */
    public Demo(Over over, int count) {
        this.over = over;
        this.count = count;
    }

    /** Runs the story to its end and leaves nothing behind; the exit status. */
    public int run() {
        try (DemoFolder folder = DemoFolder.make();
                DemoTransport transport = transport(folder)) {
            say(transport.listensAt());
            try (OrderedImage image = image(folder, transport);
                    DemoFleet fleet = folder.written(
                            () -> DemoFleet.start(names(transport), folder, transport), DemoFleet::close);
                    ServiceSession session = ServiceSession.open(transport.service(), PATIENCE)) {
                awaitReports(session, fleet.devices());
                return update(session, fleet.devices(), image);
            }
        }
    }

    private DemoTransport transport(DemoFolder folder) {
        if (over instanceof Over.Hub hub) {
            return new DemoAzureHub(hub.connection(), hub.tls());
        }
        return over instanceof Over.LocalHub
                ? folder.written(() -> new DemoHub(folder.stateOf("hub")), DemoHub::close)
                : new DemoBroker();
    }

    private List<DeviceId> names(DemoTransport transport) {
        return IntStream.rangeClosed(1, count).mapToObj(transport::name).toList();
    }

    private static OrderedImage image(DemoFolder folder, DemoTransport transport) {
        OrderedImage image = OrderedImage.served(
                folder.makeImage(),
                Optional.of(new Version("2.0.0")),
                Optional.empty(),
                Optional.empty(),
                transport.peer());
        say("An image is served at " + image.orderAs(new UpdateId("demo")).uri() + ".");
        return image;
    }

    private static void awaitReports(ServiceSession session, List<DeviceId> devices) {
        devices.forEach(device -> awaitReport(session, device));
        say(devices.size() == 1 ? "The device reports standBy." : devices.size() + " devices report standBy.");
    }

    private static void awaitReport(ServiceSession session, DeviceId device) {
        CompletableFuture<Boolean> reported = new CompletableFuture<>();
        try (DeviceTwins.Watch ignored =
                session.twins().watch(device, twin -> twin.reported().ifPresent(report -> reported.complete(true)))) {
            boolean inTime = reported.completeOnTimeout(false, PATIENCE.toSeconds() * 2, TimeUnit.SECONDS)
                    .join();
            if (!inTime) {
                throw new CommandFailure(ExitCode.FAILED, device + " did not report in time");
            }
        }
    }

    private static int update(ServiceSession session, List<DeviceId> devices, OrderedImage image) {
        say("The service app calls firmwareUpdate.");
        say("");
        boolean one = devices.size() == 1;
        UpdateTerms terms =
                new UpdateTerms(Duration.ofSeconds(60), PATIENCE, false, Optional.of(LONGEST), false, false);
        UpdateListener view =
                one ? new OneDeviceView(System.out, System.err, Progress.silent()) : new ManyDevicesView(System.err);
        Map<DeviceId, UpdateResult> results = ServiceSession.await(new UpdateJob(
                        session.runUpdate(),
                        terms,
                        device -> image.orderAs(new UpdateId("demo-of-" + device)),
                        view,
                        (device, result) -> print(device, result, one))
                .run(devices));
        return Endings.exitCode(results.values());
    }

    private static void print(DeviceId device, UpdateResult result, boolean one) {
        synchronized (System.out) {
            say((one ? "" : device + ": ") + Plain.text(Endings.sentence(device.value(), result)));
            if (one && result instanceof UpdateResult.Ended ended) {
                say("");
                say("Get reported properties from device twin:");
                say(ended.reported().document());
            }
        }
    }

    private static void say(String what) {
        System.out.println(what);
    }
}
