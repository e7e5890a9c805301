package dev.drydock.bootstrap.commandline.service;

import dev.drydock.application.service.UpdateTerms;
import dev.drydock.bootstrap.commandline.option.DeviceArgument;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.file.TextFile;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.service.image.OrderedImage;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
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
            "the image is served while the command runs, so that an offline device needs --wait. What still needs the image",
            "when the command ends, by Ctrl-C or --give-up-after, is cancelled or taken back."
        })
public final class UpdateCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServiceOptions service;

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
            description = "Time limit of a device's answer. Default: ${DEFAULT-VALUE}.")
    Duration timeout = Duration.ofSeconds(60);

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            defaultValue = "500ms",
            description = "Interval at which IoT Hub is polled for a device under way; MQTT needs no polling. "
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

    /** A command that has not been parsed. */
    public UpdateCommand(Console console) {
        this.console = console;
        this.service = new ServiceOptions(console);
    }

    @Override
    public Integer call() {
        List<DeviceId> targets = targets();
        try (OrderedImage ordered = image.prepare(
                        console, service.peer(), service.transport().imageTls());
                ServiceSession session = service.open(interval)) {
            for (DeviceId target : targets) {
                orders.put(target, ordered.orderAs(freshId()));
            }
            UpdateRun run = new UpdateRun(console, session, terms(), orders, !image.servedElsewhere());
            return targets.size() == 1 && !json ? run.one(targets.get(0)) : run.many(targets, json);
        }
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
            TextFile.read("--devices-from", devicesFrom)
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
