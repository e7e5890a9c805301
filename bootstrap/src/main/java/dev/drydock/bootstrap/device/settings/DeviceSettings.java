package dev.drydock.bootstrap.device.settings;

import dev.drydock.files.disk.StorageSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The settings of a device app.
 *
 * @param storage the conditions under which the state folder is used
 * @param trust empty for a device that asks for no manifests
 */
public record DeviceSettings(
        DeviceIdentity identity,
        Path stateFolder,
        StorageSettings storage,
        RestartMode restart,
        UpdateSettings updates,
        InstallSettings installing,
        DownloadSettings downloads,
        Optional<TrustSettings> trust) {
    /** The settings of a device whose disk has to keep what it is told to, and that asks for no manifests. */
    public DeviceSettings(
            DeviceIdentity identity,
            Path stateFolder,
            RestartMode restart,
            UpdateSettings updates,
            InstallSettings installing,
            DownloadSettings downloads) {
        this(identity, stateFolder, StorageSettings.STRICT, restart, updates, installing, downloads, Optional.empty());
    }
}
