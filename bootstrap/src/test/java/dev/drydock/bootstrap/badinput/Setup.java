package dev.drydock.bootstrap.badinput;

import dev.drydock.bootstrap.device.settings.DeviceIdentity;
import dev.drydock.bootstrap.device.settings.DeviceSettings;
import dev.drydock.bootstrap.device.settings.DeviceTransportSettings;
import dev.drydock.bootstrap.device.settings.DownloadSettings;
import dev.drydock.bootstrap.device.settings.InstallSettings;
import dev.drydock.bootstrap.device.settings.RestartMode;
import dev.drydock.bootstrap.device.settings.UpdateSettings;
import dev.drydock.bootstrap.peer.Broker;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.update.DownloadTries;
import dev.drydock.domain.update.UpdatePolicy;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import dev.drydock.http.address.AllowedHosts;
import dev.drydock.http.download.DownloadLimits;
import dev.drydock.mqtt.MqttSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** The settings of a device app in a test: everything real, pauses short, and limits so long that no slow machine meets them. */
record Setup(
        Duration startDelay,
        int attempts,
        Duration firstBackOff,
        RestartMode restart,
        Optional<Duration> simulated,
        InstallSettings installing,
        Duration installLimit,
        DownloadLimits limits,
        Optional<SSLContext> tls) {
    private static final Duration LONG = Duration.ofMinutes(10);

    static final Setup QUICK = new Setup(
            Duration.ZERO,
            2,
            Duration.ofMillis(50),
            new RestartMode.InProcess(),
            Optional.empty(),
            InstallSettings.STANDARD,
            LONG,
            new DownloadLimits(LONG, LONG, 1, LONG, 1 << 24),
            Optional.empty());

    Setup waiting(Duration time) {
        return new Setup(time, attempts, firstBackOff, restart, simulated, installing, installLimit, limits, tls);
    }

    Setup trying(int times, Duration pause) {
        return new Setup(startDelay, times, pause, restart, simulated, installing, installLimit, limits, tls);
    }

    Setup restartingBy(RestartMode mode) {
        return new Setup(startDelay, attempts, firstBackOff, mode, simulated, installing, installLimit, limits, tls);
    }

    Setup simulating(Duration stage) {
        return new Setup(
                stage, attempts, firstBackOff, restart, Optional.of(stage), installing, installLimit, limits, tls);
    }

    Setup checkedBy(String command) {
        return new Setup(
                startDelay,
                attempts,
                firstBackOff,
                restart,
                simulated,
                checking(Optional.of(command)),
                installLimit,
                limits,
                tls);
    }

    /** With an installer, and a time after which it is given up. */
    Setup installingBy(Path program, Duration limit) {
        InstallSettings byProgram = new InstallSettings(
                Optional.of(List.of(program.toString())),
                installing.windows(),
                installing.healthCommand(),
                installing.versionCommand(),
                installing.commandLimit());
        return new Setup(startDelay, attempts, firstBackOff, restart, simulated, byProgram, limit, limits, tls);
    }

    private InstallSettings checking(Optional<String> command) {
        return new InstallSettings(
                installing.installer(),
                installing.windows(),
                command,
                installing.versionCommand(),
                installing.commandLimit());
    }

    Setup trusting(SSLContext context) {
        return new Setup(
                startDelay,
                attempts,
                firstBackOff,
                restart,
                simulated,
                installing,
                installLimit,
                limits,
                Optional.of(context));
    }

    /** With a short time after which a server that is silent or slow counts as unreachable or stalled. */
    Setup stallingAfter(Duration time) {
        DownloadLimits impatient = new DownloadLimits(time, time, 1024, LONG, limits.largest());
        return new Setup(
                startDelay, attempts, firstBackOff, restart, simulated, installing, installLimit, impatient, tls);
    }

    static DeviceTransportSettings over(Broker broker) {
        return new DeviceTransportSettings.Mqtt(new MqttSettings(
                URI.create(broker.uri()), Optional.empty(), Optional.empty(), MqttSettings.STANDARD_PREFIX));
    }

    DeviceSettings of(String device, Path stateFolder) {
        return new DeviceSettings(
                DeviceIdentity.standard(new DeviceId(device)),
                stateFolder,
                restart,
                new UpdateSettings(policy(), simulated, false),
                installing,
                new DownloadSettings(limits, AllowedHosts.ALL, tls));
    }

    private UpdatePolicy policy() {
        return UpdatePolicy.STANDARD
                .with(Limit.START_DELAY, startDelay)
                .with(Limit.DOWNLOAD, LONG)
                .with(Limit.INSTALL, installLimit)
                .with(Limit.TRIAL, LONG)
                .with(new DownloadTries(attempts, firstBackOff, firstBackOff.multipliedBy(2)));
    }
}
