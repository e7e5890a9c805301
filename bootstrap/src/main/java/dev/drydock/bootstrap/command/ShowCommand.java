package dev.drydock.bootstrap.command;

import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.bootstrap.ExitCode;
import dev.drydock.bootstrap.console.Plain;
import dev.drydock.bootstrap.options.DeviceArgument;
import dev.drydock.bootstrap.options.ServiceOptions;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.service.Twins;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.protocol.order.OrderDocument;
import dev.drydock.protocol.result.TwinDocument;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock show}: one device's twin. */
@Command(name = "show", description = "Show what is known of one device.")
public final class ShowCommand implements Callable<Integer> {
    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Parameters(paramLabel = "DEVICE", description = "The device.")
    String device = "";

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    @Override
    public Integer call() {
        DeviceId id = DeviceArgument.parse(device);
        try (ServiceSession session = service.open()) {
            DeviceTwin twin = Twins.read(session, id);
            if (json) {
                System.out.println(TwinDocument.write(twin));
            } else {
                print(twin);
            }
            return ExitCode.DONE;
        }
    }

    private static void print(DeviceTwin twin) {
        say("Device", twin.id().value());
        say(
                "Connected",
                twin.connected().map(connected -> connected ? "yes" : "no").orElse("unknown"));
        twin.reported().ifPresent(reported -> {
            say("Version", reported.currentVersion().orElse("unknown"));
            say("Last update", reported.lastFirmwareUpdate().orElse("never"));
            reported.update().ifPresentOrElse(ShowCommand::print, () -> say("State", reported.firmwareStatus()));
        });
        twin.desired().ifPresent(order -> say("Order left", OrderDocument.write(order)));
        System.out.println("Reported properties:");
        System.out.println(twin.reported().map(Reported::document).orElse("none"));
    }

    private static void print(ReportedUpdate update) {
        String progress =
                update.progress().map(percent -> ", " + percent + " %").orElse("");
        say("Update", update.id().orElse("none yet"));
        say("State", update.state() + progress);
        update.reason().ifPresent(reason -> say("Reason", reason.toString()));
    }

    private static void say(String what, String value) {
        System.out.printf("%-13s%s%n", what + ":", Plain.text(value));
    }
}
