package dev.drydock.bootstrap.commandline.service;

import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.application.service.twin.TwinListing;
import dev.drydock.bootstrap.console.AsciiJson;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.protocol.result.TwinDocument;
import dev.drydock.protocol.text.Plain;
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
    private final Console console;

    @Mixin
    ServiceOptions service;

    @Option(names = "--json", description = "Print one JSON document for each device.")
    boolean json;

    /** A command that has not been parsed. */
    public DevicesCommand(Console console) {
        this.console = console;
        this.service = new ServiceOptions(console);
    }

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
            devices.forEach(twin -> console.out().println(AsciiJson.of(TwinDocument.write(twin))));
        } else {
            printTable(devices);
        }
        listing.incomplete()
                .ifPresent(why -> console.err().println("The listing may be incomplete: " + Plain.text(why) + "."));
        return listing.incomplete().isPresent() ? ExitCode.NOT_YET : ExitCode.DONE;
    }

    private void printTable(List<DeviceTwin> devices) {
        int width = devices.stream()
                .mapToInt(twin -> twin.id().value().length())
                .max()
                .orElse(6);
        String row = "%-" + Math.max(6, width) + "s  %-9s  %-13s  %-20s  %s%n";
        console.out().printf(Locale.ROOT, row, "DEVICE", "CONNECTED", "STATE", "VERSION", "LAST UPDATE");
        for (DeviceTwin twin : devices) {
            console.out()
                    .printf(
                            Locale.ROOT,
                            row,
                            twin.id(),
                            connected(twin.presence()),
                            Plain.text(state(twin)),
                            Plain.text(twin.reported()
                                    .flatMap(Reported::currentVersion)
                                    .orElse("?")),
                            Plain.text(twin.reported()
                                            .flatMap(Reported::lastFirmwareUpdate)
                                            .orElse("never")
                                    + waiting(twin)));
        }
        console.err().println(devices.size() + (devices.size() == 1 ? " device." : " devices."));
    }

    private static String state(DeviceTwin twin) {
        return twin.reported()
                .map(reported -> reported.isSimulated() ? reported.word() + " (simulated)" : reported.word())
                .orElse("?");
    }

    /** The reason that an update under way gives, such as the install window that it waits for. */
    private static String waiting(DeviceTwin twin) {
        return twin.reported()
                .flatMap(Reported::update)
                .filter(update -> !update.isAtRest())
                .flatMap(ReportedUpdate::reason)
                .map(reason -> "; " + reason.message())
                .orElse("");
    }

    private static String connected(Presence presence) {
        return switch (presence) {
            case CONNECTED -> "yes";
            case AWAY -> "no";
            case UNKNOWN -> "?";
        };
    }
}
