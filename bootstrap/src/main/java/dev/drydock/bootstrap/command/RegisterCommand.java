package dev.drydock.bootstrap.command;

import dev.drydock.azure.connection.DeviceConnection;
import dev.drydock.azure.service.AzureDeviceIdentities;
import dev.drydock.azure.service.AzureDeviceIdentities.Registration;
import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.ExitCode;
import dev.drydock.bootstrap.options.DeviceArgument;
import dev.drydock.bootstrap.options.NamedFile;
import dev.drydock.bootstrap.options.ServiceOptions;
import dev.drydock.bootstrap.options.Transport;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.domain.device.DeviceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
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
        description = "Make a device's identity on IoT Hub, and write its connection string to a file.",
        footer = {"", "A device that is registered already keeps its identity; its connection string is written again."
        })
public final class RegisterCommand implements Callable<Integer> {
    @Mixin
    ServiceOptions service = new ServiceOptions();

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

    @Override
    public Integer call() {
        DeviceId id = DeviceArgument.parse(device);
        if (service.transport().chosen() != Transport.azure) {
            throw CommandFailure.wrongUse(
                    "register is for IoT Hub (--transport azure); an MQTT broker has its own way " + "to make users");
        }
        Optional<String> shown = Optional.ofNullable(thumbprint).map(RegisterCommand::hexadecimal);
        Path file = writeTo != null ? writeTo : Path.of(id.value() + ".connection");
        try (ServiceSession session = service.open()) {
            AzureDeviceIdentities identities = session.identities().orElseThrow();
            Registration registration = ServiceSession.await(identities.register(id, shown));
            if (registration instanceof Registration.NotRegistered fault) {
                throw new CommandFailure(ExitCode.UNREACHABLE, fault.why());
            }
            Registration.Registered registered = (Registration.Registered) registration;
            write(file, registered.connection());
            System.out.println(registered.isNew() ? id + " is registered." : id + " was registered before.");
            System.out.println("Its connection string is in " + file + ". Start it with:");
            System.out.println("  ./drydock device --id " + id + " --transport azure --connection-string-file " + file
                    + service.transport()
                            .authority()
                            .map(ca -> " --ca-file " + ca)
                            .orElse(""));
            return ExitCode.DONE;
        }
    }

    private static String hexadecimal(String text) {
        String hex = text.replace(":", "");
        if (!hex.matches("[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64}")) {
            throw CommandFailure.wrongUse("--x509-thumbprint is 40 or 64 hexadecimal digits");
        }
        return hex;
    }

    /** The file is made with its rights, and put in place when it is whole; if it cannot be, no copy of the key is left. */
    private static void write(Path file, DeviceConnection connection) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file.toAbsolutePath());
        try {
            Path fresh = Files.createTempFile(
                    folder,
                    ".drydock-",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(fresh, connection.text() + "\n");
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
