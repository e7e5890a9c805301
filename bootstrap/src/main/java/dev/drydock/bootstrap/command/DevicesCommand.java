package dev.drydock.bootstrap.command;

import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.ExitCode;
import dev.drydock.bootstrap.console.Plain;
import dev.drydock.bootstrap.options.ServiceOptions;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.protocol.result.TwinDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drydock devices}: list devices. */
@Command(name = "devices", description = "List devices with their state, version and last successful update.")
public final class DevicesCommand implements Callable<Integer> {
    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Option(names = "--json", description = "Print one JSON document for each device.")
    boolean json;

    @Override
    public Integer call() {
        List<DeviceTwin> devices = new ArrayList<>();
        TwinListing listing;
        try (ServiceSession session = service.open()) {
            listing = ServiceSession.await(session.twins().list(devices::add));
        }
        if (listing.unreachable().isPresent()) {
            throw new CommandFailure(ExitCode.UNREACHABLE, listing.unreachable().get());
        }
        if (json) {
            devices.forEach(twin -> System.out.println(TwinDocument.write(twin)));
        } else {
            printTable(devices);
        }
        listing.incomplete()
                .ifPresent(why -> System.err.println("The listing may be incomplete: " + Plain.text(why) + "."));
        return ExitCode.DONE;
    }

    private static void printTable(List<DeviceTwin> devices) {
        int width = devices.stream()
                .mapToInt(twin -> twin.id().value().length())
                .max()
                .orElse(6);
        String row = "%-" + Math.max(6, width) + "s  %-9s  %-13s  %-20s  %s%n";
        System.out.printf(Locale.ROOT, row, "DEVICE", "CONNECTED", "STATE", "VERSION", "LAST UPDATE");
        for (DeviceTwin twin : devices) {
            System.out.printf(
                    Locale.ROOT,
                    row,
                    twin.id(),
                    twin.connected().map(connected -> connected ? "yes" : "no").orElse("?"),
                    Plain.text(state(twin)),
                    Plain.text(twin.reported().flatMap(Reported::currentVersion).orElse("?")),
                    Plain.text(twin.reported()
                            .flatMap(Reported::lastFirmwareUpdate)
                            .orElse("never")));
        }
        System.err.println(devices.size() + (devices.size() == 1 ? " device." : " devices."));
    }

    private static String state(DeviceTwin twin) {
        return twin.reported()
                .map(reported -> reported.update().map(ReportedUpdate::state).orElse(reported.firmwareStatus()))
                .orElse("?");
    }
}
