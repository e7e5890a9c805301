package dev.drydock.bootstrap.command;

import dev.drydock.application.service.UpdateListener;
import dev.drydock.application.service.UpdateResult;
import dev.drydock.application.service.UpdateTerms;
import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.ExitCode;
import dev.drydock.bootstrap.console.Interruption;
import dev.drydock.bootstrap.console.Plain;
import dev.drydock.bootstrap.console.Progress;
import dev.drydock.bootstrap.options.DeviceArgument;
import dev.drydock.bootstrap.options.ImageOptions;
import dev.drydock.bootstrap.options.NamedFile;
import dev.drydock.bootstrap.options.ServiceOptions;
import dev.drydock.bootstrap.service.Endings;
import dev.drydock.bootstrap.service.ManyDevicesView;
import dev.drydock.bootstrap.service.OneDeviceView;
import dev.drydock.bootstrap.service.OrderedImage;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.service.UpdateJob;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.protocol.result.UpdateResultDocument;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock update}: start an update and follow it. */
@Command(
        name = "update",
        description = "Update devices: call them, follow them, print what they report.",
        footer = {
            "",
            "A device that is not connected gets the order as its desired state, and begins when it returns. With --image",
            "the image is served while the command runs, so that an offline device needs --wait."
        })
public final class UpdateCommand implements Callable<Integer> {
    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Mixin
    ImageOptions image = new ImageOptions();

    @Parameters(arity = "0..*", paramLabel = "DEVICE", description = "The devices to update.")
    List<String> devices = new ArrayList<>();

    @Option(
            names = "--devices-from",
            paramLabel = "FILE",
            description = "Update the devices in FILE too, one id a line.")
    @Nullable
    Path devicesFrom;

    @Option(
            names = "--update-id",
            paramLabel = "ID",
            description = "Call the update ID (one device only): the same id is never carried out twice.")
    @Nullable
    String updateId;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "How long a device may take to answer. Default: ${DEFAULT-VALUE}.")
    Duration timeout = Duration.ofSeconds(60);

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            defaultValue = "500ms",
            description = "How often to look at a device on IoT Hub while something moves; MQTT tells by itself. "
                    + "Default: ${DEFAULT-VALUE}.")
    Duration interval = Duration.ofMillis(500);

    @Option(names = "--wait", description = "Follow an offline device until it has returned and is done.")
    boolean untilItReturns;

    @Option(
            names = "--give-up-after",
            paramLabel = "TIME",
            description = "Stop following after TIME. Default: 1h, and never with --wait.")
    @Nullable
    Duration giveUpAfter;

    @Option(names = "--new-device", description = "Leave the order even for a device that nobody has heard of.")
    boolean newDevice;

    @Option(names = "--json", description = "Print one JSON document for each device, and nothing else.")
    boolean json;

    private final Map<DeviceId, UpdateOrder> orders = new ConcurrentHashMap<>();

    @Override
    public Integer call() {
        List<DeviceId> targets = targets();
        try (OrderedImage ordered = image.prepare(service.peer());
                ServiceSession session = service.open(interval)) {
            for (DeviceId target : targets) {
                orders.put(target, ordered.orderAs(freshId()));
            }
            return targets.size() == 1 && !json ? updateOne(session, targets.get(0)) : updateMany(session, targets);
        }
    }

    private int updateOne(ServiceSession session, DeviceId device) {
        PrintStream out = System.out;
        OneDeviceView view = new OneDeviceView(out, System.err, new Progress(System.err, Progress.onTerminal()));
        try (Interruption ignored = Interruption.says(() -> "Interrupted: " + view.position() + ". Update "
                + orderFor(device).id() + " goes on by itself; see 'drydock show " + device + "'.")) {
            Map<DeviceId, UpdateResult> results = run(session, List.of(device), view, (id, result) -> {});
            UpdateResult result = results.values().iterator().next();
            if (result instanceof UpdateResult.Ended ended) {
                out.println(Plain.text(Endings.sentence(device.value(), result)));
                out.println();
                out.println("Get reported properties from device twin:");
                out.println(ended.reported().document());
            } else {
                System.err.println(Plain.text(Endings.sentence(device.value(), result)));
            }
            return Endings.exitCode(results.values());
        }
    }

    private int updateMany(ServiceSession session, List<DeviceId> targets) {
        Map<DeviceId, UpdateResult> results = run(session, targets, new ManyDevicesView(System.err), this::print);
        if (!json) {
            long done = results.values().stream()
                    .filter(result -> Endings.exitCode(List.of(result)) == ExitCode.DONE)
                    .count();
            System.err.println(done + " of " + targets.size() + " devices updated.");
        }
        return Endings.exitCode(results.values());
    }

    private Map<DeviceId, UpdateResult> run(
            ServiceSession session,
            List<DeviceId> targets,
            UpdateListener view,
            java.util.function.BiConsumer<DeviceId, UpdateResult> onResult) {
        return ServiceSession.await(
                new UpdateJob(session.runUpdate(), terms(), this::orderFor, view, onResult).run(targets));
    }

    private void print(DeviceId device, UpdateResult result) {
        synchronized (System.out) {
            System.out.println(
                    json
                            ? UpdateResultDocument.write(
                                    device, orderFor(device).id(), result)
                            : device + ": " + Plain.text(Endings.sentence(device.value(), result)));
        }
    }

    private UpdateOrder orderFor(DeviceId device) {
        return java.util.Objects.requireNonNull(orders.get(device), "an order for " + device);
    }

    private UpdateTerms terms() {
        Optional<Duration> giveUp = Optional.ofNullable(giveUpAfter)
                .or(() -> untilItReturns ? Optional.empty() : Optional.of(Duration.ofHours(1)));
        boolean outlivesCommand = image.servedElsewhere() || untilItReturns;
        return new UpdateTerms(timeout, service.connectTimeout(), untilItReturns, giveUp, outlivesCommand, newDevice);
    }

    private UpdateId freshId() {
        try {
            return new UpdateId(updateId != null ? updateId : UUID.randomUUID().toString());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse("--update-id: " + e.getMessage());
        }
    }

    private List<DeviceId> targets() {
        Set<DeviceId> targets = new LinkedHashSet<>();
        devices.forEach(device -> targets.add(DeviceArgument.parse(device)));
        if (devicesFrom != null) {
            new String(NamedFile.bytes("--devices-from", devicesFrom), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(line -> targets.add(DeviceArgument.parse(line)));
        }
        if (targets.isEmpty()) {
            throw CommandFailure.wrongUse("name a device to update, or a file of them with --devices-from");
        }
        if (updateId != null && targets.size() > 1) {
            throw CommandFailure.wrongUse("--update-id names one device's update; give one device");
        }
        var unused = freshId();
        return List.copyOf(targets);
    }
}
