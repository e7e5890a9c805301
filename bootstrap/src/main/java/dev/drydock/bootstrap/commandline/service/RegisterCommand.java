package dev.drydock.bootstrap.commandline.service;

import dev.drydock.application.service.identity.DeviceCredentials;
import dev.drydock.application.service.identity.DeviceIdentities;
import dev.drydock.application.service.identity.Registration;
import dev.drydock.application.service.identity.Thumbprint;
import dev.drydock.bootstrap.commandline.option.DeviceArgument;
import dev.drydock.bootstrap.commandline.option.Transport;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.file.FileRights;
import dev.drydock.bootstrap.file.NamedFile;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.domain.device.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock register}: make a device's identity on IoT Hub. */
@Command(
        name = "register",
        description = "Register a device on IoT Hub, and write its connection string to a file.",
        footer = {"", "A device that is registered already keeps its identity; its connection string is written again."
        })
public final class RegisterCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServiceOptions service;

    @Parameters(paramLabel = "DEVICE", description = "The device.")
    String device = "";

    @Option(
            names = "--x509-thumbprint",
            paramLabel = "HEX",
            description = "The device will show the certificate of this SHA-1 or SHA-256 thumbprint; it gets no key.")
    @Nullable
    String thumbprint;

    @Option(
            names = "--write-to",
            paramLabel = "FILE",
            description = "Where the connection string goes; its owner alone can read it. Default: DEVICE.connection.")
    @Nullable
    Path writeTo;

    /** A command that has not been parsed. */
    public RegisterCommand(Console console) {
        this.console = console;
        this.service = new ServiceOptions(console);
    }

    @Override
    public Integer call() {
        DeviceId id = DeviceArgument.parse(device);
        if (service.transport().chosen() != Transport.azure) {
            throw CommandFailure.wrongUse(
                    "register is for IoT Hub (--transport azure); an MQTT broker has its own way " + "to make users");
        }
        Optional<Thumbprint> shown = Optional.ofNullable(thumbprint).map(RegisterCommand::parsed);
        Path file = writeTo != null ? writeTo : Path.of(id.value() + ".connection");
        try (ServiceSession session = service.open()) {
            DeviceIdentities identities = session.identities().orElseThrow();
            Registration.Registered registered = ServiceSession.await(identities.register(id, shown))
                    .match(made -> made, other -> refuse(id, other), fault -> {
                        throw new CommandFailure(ExitCode.UNREACHABLE, fault.why());
                    });
            write(file, registered.credentials());
            console.out().println(registered.isNew() ? id + " is registered." : id + " was registered before.");
            console.out().println("Its connection string is in " + file + ". Start it with:");
            console.out()
                    .println("  ./drydock device --id " + id + " --transport azure --connection-string-file " + file
                            + service.transport()
                                    .authority()
                                    .map(ca -> " --ca-file " + ca)
                                    .orElse(""));
            return ExitCode.DONE;
        }
    }

    private static Thumbprint parsed(String text) {
        try {
            return Thumbprint.parse(text);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse("--x509-thumbprint is 40 or 64 hexadecimal digits");
        }
    }

    private static Registration.Registered refuse(DeviceId id, Registration.ProvedOtherwise other) {
        throw new CommandFailure(
                ExitCode.FAILED,
                "'" + id + "' is registered already, with " + other.proof() + ", and was left so; forget it first,"
                        + " or register it without --x509-thumbprint");
    }

    /** The file is made with its rights, and put in place when it is whole; if it cannot be, no copy of the key is left. */
    private void write(Path file, DeviceCredentials credentials) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        try {
            Path fresh = Files.createTempFile(folder, ".drydock-", ".new", FileRights.of(folder, "rw-------"));
            try {
                Files.writeString(fresh, credentials.text() + "\n");
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.FAILED, "the connection string cannot be written to " + file + ": " + NamedFile.why(e));
        }
    }
}
