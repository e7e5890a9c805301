package dev.drydock.bootstrap.command;

import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.ExitCode;
import dev.drydock.bootstrap.options.CommonOptions;
import dev.drydock.bootstrap.service.HubDescription;
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

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "The loopback address to listen at, one for each hub. Default: ${DEFAULT-VALUE}.")
    String address = "127.0.0.1";

    @Option(
            names = "--host-name",
            paramLabel = "NAME",
            description = "What clients call the hub, with a dot in it; they must be able to resolve it. "
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
            description = "Where devices, twins and the certificate authority are kept. Default: ${DEFAULT-VALUE}.")
    Path dataDir = Path.of(".drydock", "hub");

    @Option(names = "--json", description = "Print how to connect as one JSON document.")
    boolean json;

    @Override
    public Integer call() throws InterruptedException {
        if (hostName != null && !hostName.matches("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+")) {
            throw CommandFailure.wrongUse("--host-name is a name with a dot in it, which is what clients take");
        }
        try (LocalHub hub = start()) {
            HubDescription description = new HubDescription(hub);
            System.out.println(json ? description.json() : description.text());
            System.out.flush();
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
        return LocalHub.start(new HubSettings(address, Optional.ofNullable(hostName), mqttPort, restPort, dataDir));
    }
}
