package dev.drydock.bootstrap.device;

import com.google.inject.Module;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.update.UpdatePolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * All that is set for a device app.
 *
 * @param transport the module that brings the transport
 * @param simulated how long each simulated stage takes; empty for real updates
 * @param commandLimit how long it may take a command, or the installer, to say what runs
 */
public record DeviceSettings(
        DeviceId id,
        Path stateFolder,
        Module transport,
        RestartMode restart,
        Optional<Duration> simulated,
        InstallSettings installing,
        Duration commandLimit,
        Version initialVersion,
        String model,
        boolean allowUnverified,
        UpdatePolicy policy,
        DownloadSettings downloads) {}
