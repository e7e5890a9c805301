package dev.drydock.bootstrap.service;

import dev.drydock.application.service.twin.DeviceTwin;
import dev.drydock.application.service.twin.TwinRead;
import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.ExitCode;
import dev.drydock.domain.device.DeviceId;

/** Twins that have to be there. */
public final class Twins {
    private Twins() {}

    public static DeviceTwin read(ServiceSession session, DeviceId device) {
        TwinRead read = ServiceSession.await(session.twins().read(device));
        if (read instanceof TwinRead.Found found) {
            return found.twin();
        }
        if (read instanceof TwinRead.Unreachable unreachable) {
            throw new CommandFailure(ExitCode.UNREACHABLE, unreachable.why());
        }
        throw unknown(device);
    }

    public static CommandFailure unknown(DeviceId device) {
        return new CommandFailure(
                ExitCode.FAILED, "unknown-device: nothing was ever heard of '" + device + "'; see 'drydock devices'");
    }
}
