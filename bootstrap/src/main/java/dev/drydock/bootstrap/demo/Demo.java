package dev.drydock.bootstrap.demo;

import dev.drydock.application.service.UpdateListener;
import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.UpdateTerms;
import dev.drydock.application.service.twin.DeviceTwins;
import dev.drydock.azure.connection.ServiceConnection;
import dev.drydock.bootstrap.console.AsciiJson;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.device.settings.DeviceIdentity;
import dev.drydock.bootstrap.service.Endings;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.service.UpdateJob;
import dev.drydock.bootstrap.service.image.ImageMeasuring;
import dev.drydock.bootstrap.service.image.OrderedImage;
import dev.drydock.bootstrap.service.view.ManyDevicesView;
import dev.drydock.bootstrap.service.view.OneDeviceView;
import dev.drydock.bootstrap.service.view.Progress;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.protocol.text.Plain;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/**
 * A whole update in one process. Everything but the devices is real: a broker or a hub, an image made on the spot and
 * served over HTTP, device apps with their slots on the disk, and the service app that updates them.
 */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Version VERSION = new Version("2.0.0");
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Console console;
    private final Over over;
    private final int count;
    private final boolean tampers;

    /** The transport between the apps. */
    public sealed interface Over {
        /** One answer for each transport. */
        interface Cases<T> {
            T broker(Broker over);

            T localHub(LocalHub over);

            T hub(Hub over);
        }

        /** Picks the case of this transport. */
        <T> T match(Cases<T> cases);

        /** The embedded broker. */
        record Broker() implements Over {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.broker(this);
            }
        }

        /** A local IoT Hub. */
        record LocalHub() implements Over {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.localHub(this);
            }
        }

        /**
         * An IoT Hub of the user's.
         *
         * @param tls what is trusted; empty for what the platform trusts
         */
        record Hub(ServiceConnection connection, Optional<SSLContext> tls) implements Over {
            @Override
            public <T> T match(Cases<T> cases) {
                return cases.hub(this);
            }
        }
    }

    /**
     * A demo that has not begun.
     *
     * @param count how many devices there are
     * @param tampers whether the image is changed after it was signed
     */
    public Demo(Console console, Over over, int count, boolean tampers) {
        this.console = console;
        this.over = over;
        this.count = count;
        this.tampers = tampers;
    }

    /** Runs the demo to its end, leaves nothing behind, and returns the exit status. */
    public int run() {
        try (DemoFolder folder = DemoFolder.make(console);
                DemoTransport transport = transport(folder)) {
            say(transport.listensAt());
            Path file = folder.makeImage();
            DemoTrust trust = DemoTrust.make(folder, console.clock());
            SignedImage signed = signed(file, trust);
            if (tampers) {
                folder.changeImage();
                say("One byte of the image is changed after that.");
            }
            try (OrderedImage image = image(file, transport);
                    DemoFleet fleet = folder.written(
                            () -> DemoFleet.start(console, names(transport), folder, transport, trust),
                            DemoFleet::close);
                    ServiceSession session = ServiceSession.open(console, transport.service(), PATIENCE)) {
                awaitReports(session, fleet.devices());
                return tampers
                        ? tamper(session, fleet.devices(), image, signed)
                        : update(session, fleet.devices(), "demo", id -> signed.beside(image.orderAs(id)));
            }
        }
    }

    private SignedImage signed(Path image, DemoTrust trust) {
        ImageMeasure measure = ImageMeasuring.measure("the demo", image);
        DeviceIdentity device = DeviceIdentity.standard(new DeviceId("any"));
        SignedImage signed = trust.sign(measure, VERSION, device);
        say("A root key and a release key are made: the root signs key set 1.1, which devices trust, the release key");
        say("signs the image's manifest: version " + VERSION + ", sequence 1, for model '" + device.model() + "'.");
        return signed;
    }

    /** Orders the changed image with the signed manifest, and then the signed image while the server has the changed one. */
    private int tamper(ServiceSession session, List<DeviceId> devices, OrderedImage changed, SignedImage signed) {
        say("The service app orders the changed image with that manifest.");
        int first = update(session, devices, "changed", id -> signed.beside(changed.orderAs(id)));
        say("The service app orders the image that was signed; the server has the changed one.");
        int second = update(session, devices, "swapped", id -> signed.orderedLike(changed.orderAs(id)));
        boolean isRefused = first == ExitCode.FAILED && second == ExitCode.FAILED;
        say(
                isRefused
                        ? "The changed image is installed nowhere."
                        : "The changed image was not refused as it should be.");
        return ExitCode.FAILED;
    }

    private DemoTransport transport(DemoFolder folder) {
        return over.match(new Over.Cases<>() {
            @Override
            public DemoTransport broker(Over.Broker broker) {
                return new DemoBroker();
            }

            @Override
            public DemoTransport localHub(Over.LocalHub hub) {
                return folder.written(() -> new DemoHub(folder.stateOf("hub")), DemoHub::close);
            }

            @Override
            public DemoTransport hub(Over.Hub hub) {
                return new DemoAzureHub(console, hub.connection(), hub.tls());
            }
        });
    }

    private List<DeviceId> names(DemoTransport transport) {
        return IntStream.rangeClosed(1, count).mapToObj(transport::name).toList();
    }

    private OrderedImage image(Path file, DemoTransport transport) {
        OrderedImage image =
                OrderedImage.served(file, Optional.of(VERSION), Optional.empty(), Optional.empty(), transport.peer());
        say("An image is served at " + image.orderAs(new UpdateId("demo")).uri() + ".");
        return image;
    }

    private void awaitReports(ServiceSession session, List<DeviceId> devices) {
        devices.forEach(device -> awaitReport(session, device));
        say(devices.size() == 1 ? "The device reports standBy." : devices.size() + " devices report standBy.");
    }

    private void awaitReport(ServiceSession session, DeviceId device) {
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

    private int update(
            ServiceSession session, List<DeviceId> devices, String name, Function<UpdateId, UpdateOrder> order) {
        say("The service app calls firmwareUpdate.");
        say("");
        boolean one = devices.size() == 1;
        UpdateTerms terms =
                new UpdateTerms(Duration.ofSeconds(60), PATIENCE, false, Optional.of(LONGEST), false, false);
        ManyDevicesView many = new ManyDevicesView(console, devices.size());
        UpdateListener view = one ? new OneDeviceView(console.out(), console.err(), Progress.silent()) : many;
        Map<DeviceId, UpdateResult> results = ServiceSession.await(new UpdateJob(
                        session.runUpdate(),
                        terms,
                        device -> order.apply(new UpdateId(name + "-of-" + device)),
                        view,
                        (device, result) -> {
                            if (one) {
                                print(device, result, true);
                            } else {
                                many.ended(
                                        device, Endings.exitCode(List.of(result)), () -> print(device, result, false));
                            }
                        })
                .run(devices));
        many.close();
        return Endings.exitCode(results.values());
    }

    private void print(DeviceId device, UpdateResult result, boolean one) {
        synchronized (console.out()) {
            say((one ? "" : device + ": ") + Plain.text(Endings.sentence(device.value(), result)));
            result.report().filter(report -> one).ifPresent(report -> {
                say("");
                say("Get reported properties from device twin:");
                say(AsciiJson.of(report.document()));
            });
        }
    }

    private void say(String what) {
        console.out().println(what);
    }
}
