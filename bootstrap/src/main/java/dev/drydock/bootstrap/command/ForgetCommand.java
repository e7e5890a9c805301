package dev.drydock.bootstrap.command;

import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.Written;
import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.ExitCode;
import dev.drydock.bootstrap.options.DeviceArgument;
import dev.drydock.bootstrap.options.ServiceOptions;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.service.Twins;
import dev.drydock.domain.device.DeviceId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drydock forget}: remove what is kept of a device. */
@Command(name = "forget", description = "Remove what is kept of a device that is gone.")
public final class ForgetCommand implements Callable<Integer> {
    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Parameters(paramLabel = "DEVICE", description = "The device.")
    String device = "";

    @Override
    public Integer call() {
        DeviceId id = DeviceArgument.parse(device);
        try (ServiceSession session = service.open()) {
            DeviceTwin twin = Twins.read(session, id);
            if (twin.connected().equals(Optional.of(true))) {
                throw new CommandFailure(
                        ExitCode.FAILED, "'" + id + "' is connected, and would report again at once; stop it first");
            }
            Written written = ServiceSession.await(session.twins().forget(id));
            if (written instanceof Written.Unreachable unreachable) {
                throw new CommandFailure(ExitCode.UNREACHABLE, unreachable.why());
            }
            System.out.println("Nothing is kept of " + id + " any more.");
            return ExitCode.DONE;
        }
    }
}
