package dev.drydock.application.device.install;

import dev.drydock.application.device.health.VersionAnswer;
import dev.drydock.application.device.health.VersionProbe;
import java.util.Optional;

/**
 * Version probe of a device with an installer. A probe of the operator's own is asked for the version in place of the installer;
 * an installer that is unavailable is a failure all the same.
 */
public final class InstalledVersionProbe implements VersionProbe {
    private final Installer installer;
    private final Optional<VersionProbe> own;

    public InstalledVersionProbe(Installer installer, Optional<VersionProbe> own) {
        this.installer = installer;
        this.own = own;
    }

    @Override
    public VersionAnswer tell() {
        return installer.running().match(new RunningAnswer.Cases<>() {
            @Override
            public VersionAnswer known(RunningAnswer.Known known) {
                return own.map(VersionProbe::tell)
                        .orElseGet(() -> new VersionAnswer.Told(known.running().version()));
            }

            @Override
            public VersionAnswer unavailable(RunningAnswer.Unavailable unavailable) {
                return new VersionAnswer.Failed(unavailable.why());
            }
        });
    }
}
