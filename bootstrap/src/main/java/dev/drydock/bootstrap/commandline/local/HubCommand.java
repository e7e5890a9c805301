package dev.drydock.bootstrap.commandline.local;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.option.Numbers;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.hub.HubNotStarted;
import dev.drydock.hub.HubSettings;
import dev.drydock.hub.LocalHub;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drydock hub}: the local hub, standing alone. */
@Command(
        name = "hub",
        description = "Run an IoT Hub on this machine, for trying things out with no Azure.",
        footer = {
            "",
            "Microsoft's SDKs connect devices to port 8883 and services to port 443. Without the right to use port 443 the",
            "hub takes 8443: then Drydock works, and devices over MQTT do; other service SDKs, which can be told no port, do not."
        })
public final class HubCommand implements Callable<Integer> {
    private static final int HIGH_PORT = 8443;

    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "The loopback address to listen at; each hub needs one of its own. Default: ${DEFAULT-VALUE}.")
    String address = "127.0.0.1";

    @Option(
            names = "--allow-remote",
            description = "Take an address that other machines can reach. The hub keeps keys in plain files and has no "
                    + "limits against strangers: for a network that you trust.")
    boolean allowRemote;

    @Option(
            names = "--host-name",
            paramLabel = "NAME",
            description = "Host name of the hub, with a dot in it; clients must be able to resolve it. "
                    + "Default: the address.")
    @Nullable
    String hostName;

    @Option(
            names = "--mqtt-port",
            paramLabel = "PORT",
            defaultValue = "8883",
            description = "For devices over MQTT; no SDK can be told another. Default: ${DEFAULT-VALUE}.")
    int mqttPort = HubSettings.MQTT_PORT;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "For services, and devices over WebSocket; 0 takes any that is free. "
                    + "Default: 443, or 8443 without the right to it.")
    @Nullable
    Integer port;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = ".drydock/hub",
            description = "Folder of devices, twins and the certificate authority. Default: ${DEFAULT-VALUE}.")
    Path dataDir = Path.of(".drydock", "hub");

    @Option(names = "--json", description = "Print how to connect as one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    public HubCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (hostName != null && !hostName.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+")) {
            throw CommandFailure.wrongUse("--host-name is a name with a dot in it, which is what clients take");
        }
        if (!allowRemote && !HubSettings.isLoopback(address)) {
            throw CommandFailure.wrongUse(
                    "--address '" + address + "' is not a loopback address such as 127.0.0.1, and "
                            + "other machines may reach it; add --allow-remote if they shall");
        }
        if (allowRemote) {
            console.err().println("WARNING: other machines may reach this hub, which is made for trying things out.");
        }
        try (LocalHub hub = start()) {
            HubDescription description = new HubDescription(hub);
            console.out().println(json ? description.json() : description.text());
            console.out().flush();
            Thread.currentThread().join();
            return ExitCode.DONE;
        }
    }

    private LocalHub start() {
        try {
            return start(port != null ? port : HubSettings.REST_PORT);
        } catch (HubNotStarted e) {
            if (port == null && e.lacksTheRight()) {
                return startHigh();
            }
            throw CommandFailure.wrongUse(String.valueOf(e.getMessage()));
        }
    }

    private LocalHub startHigh() {
        try {
            return start(HIGH_PORT);
        } catch (HubNotStarted e) {
            throw CommandFailure.wrongUse(String.valueOf(e.getMessage()));
        }
    }

    private LocalHub start(int restPort) throws HubNotStarted {
        return LocalHub.start(new HubSettings(
                address,
                Optional.ofNullable(hostName),
                Numbers.port("--mqtt-port", mqttPort),
                Numbers.port("--port", restPort),
                dataDir,
                HubSettings.Quotas.S1,
                allowRemote));
    }
}
