package dev.drydock.bootstrap.service;

import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.domain.device.DeviceId;

/** Twins that have to be there. */
public final class Twins {
    private Twins() {}

    public static DeviceTwin read(ServiceSession session, DeviceId device) {
        return ServiceSession.await(session.twins().read(device)).match(new TwinRead.Cases<>() {
            @Override
            public DeviceTwin found(TwinRead.Found found) {
                return found.twin();
            }

            @Override
            public DeviceTwin unknownDevice(TwinRead.UnknownDevice unknown) {
                throw unknown(device);
            }

            @Override
            public DeviceTwin unreachable(TwinRead.Unreachable unreachable) {
                throw new CommandFailure(ExitCode.UNREACHABLE, unreachable.why());
            }
        });
    }

    public static CommandFailure unknown(DeviceId device) {
        return new CommandFailure(
                ExitCode.FAILED, "unknown-device: nothing was ever heard of '" + device + "'; see 'drydock devices'");
    }
}
