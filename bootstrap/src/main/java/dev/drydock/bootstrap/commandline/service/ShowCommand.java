package dev.drydock.bootstrap.commandline.service;

import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.LeftOrder;
import dev.drydock.application.service.twin.Presence;
import dev.drydock.application.service.twin.Reported;
import dev.drydock.application.service.twin.ReportedOutcome;
import dev.drydock.application.service.twin.ReportedUpdate;
import dev.drydock.bootstrap.commandline.option.DeviceArgument;
import dev.drydock.bootstrap.console.AsciiJson;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.service.Twins;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.target.DeviceTrust;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.protocol.report.TrustSentence;
import dev.drydock.protocol.result.TwinDocument;
import dev.drydock.protocol.text.Plain;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock show}: one device's twin. */
@Command(name = "show", description = "Show the state of one device.")
public final class ShowCommand implements Callable<Integer> {
    private static final int MOST_OUTCOMES = 5;

    private final Console console;

    @Mixin
    ServiceOptions service;

    @Parameters(paramLabel = "DEVICE", description = "The device.")
    String device = "";

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    public ShowCommand(Console console) {
        this.console = console;
        this.service = new ServiceOptions(console);
    }

    @Override
    public Integer call() {
        DeviceId id = DeviceArgument.parse(device);
        try (ServiceSession session = service.open()) {
            DeviceTwin twin = Twins.read(session, id);
            if (json) {
                console.out().println(AsciiJson.of(TwinDocument.write(twin)));
            } else {
                print(twin);
            }
            return ExitCode.DONE;
        }
    }

    private void print(DeviceTwin twin) {
        say("Device", twin.id().value());
        say("Connected", connected(twin.presence()));
        twin.reported().ifPresentOrElse(this::print, () -> say("State", "nothing reported yet"));
        twin.desired().ifPresent(order -> order.match(left).run());
        console.err().println("All of it: drydock show " + twin.id() + " --json");
    }

    private void print(Reported reported) {
        say("Version", reported.currentVersion().orElse("unknown"));
        reported.update().ifPresentOrElse(update -> print(reported, update), () -> say("State", reported.word()));
        reported.hardware().ifPresent(revision -> say("Hardware", revision));
        reported.trust().ifPresent(this::print);
        say("Last update", reported.lastFirmwareUpdate().orElse("never"));
        reported.recent().stream().limit(MOST_OUTCOMES).forEach(outcome -> say("Earlier", outcome(outcome)));
    }

    private void print(DeviceTrust trust) {
        say(
                "Trust",
                TrustSentence.of(
                        trust.mode(),
                        trust.keySet().map(KeySetVersion::toString),
                        trust.numbers().sequence(),
                        trust.numbers().securityCounter()));
        trust.refused()
                .ifPresent(held -> say(
                        "Held back", TrustSentence.held(held.id().map(UpdateId::value), held.code(), held.message())));
    }

    private static String outcome(ReportedOutcome outcome) {
        return outcome.id() + " " + outcome.ending().text()
                + outcome.reason().map(reason -> ", " + reason).orElse("");
    }

    private static String connected(Presence presence) {
        return switch (presence) {
            case CONNECTED -> "yes";
            case AWAY -> "no";
            case UNKNOWN -> "unknown";
        };
    }

    private final LeftOrder.Cases<Runnable> left = new LeftOrder.Cases<>() {
        @Override
        public Runnable ours(LeftOrder.Ours ours) {
            return () -> say("Order left", inWords(ours.order()));
        }

        @Override
        public Runnable foreign(LeftOrder.Foreign foreign) {
            return () -> say("Order left", "by another program: " + foreign.document());
        }
    };

    private static String inWords(UpdateOrder order) {
        return "update " + order.id()
                + order.version().map(version -> " to " + version).orElse("")
                + order.size()
                        .map(size -> String.format(Locale.ROOT, ", %,d bytes", size))
                        .orElse("") + ", from "
                + order.uri()
                + order.notAfter().map(end -> ", not after " + end).orElse("");
    }

    private void print(Reported reported, ReportedUpdate update) {
        String progress =
                update.progress().map(percent -> ", " + percent + " %").orElse("");
        say("Update", update.id().map(UpdateId::value).orElse("none yet"));
        say("State", update.state() + progress + (reported.isSimulated() ? " (simulated)" : ""));
        update.reason().ifPresent(reason -> say("Reason", reason.toString()));
    }

    private void say(String what, String value) {
        console.out().printf("%-13s%s%n", what + ":", Plain.text(value));
    }
}
