package dev.drydock.bootstrap.badinput;

import dev.drydock.bootstrap.device.DeviceSettings;
import dev.drydock.bootstrap.device.DownloadSettings;
import dev.drydock.bootstrap.device.InstallSettings;
import dev.drydock.bootstrap.device.RestartMode;
import dev.drydock.bootstrap.wiring.MqttDeviceModule;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.update.UpdatePolicy;
import dev.drydock.http.address.AllowedHosts;
import dev.drydock.http.download.DownloadLimits;
import dev.drydock.mqtt.MqttSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** How a device app is set up for a test: everything real, and every limit short. */
record Setup(
        Duration startDelay,
        int attempts,
        Duration firstBackOff,
        RestartMode restart,
        Optional<Duration> simulated,
        InstallSettings installing,
        Duration installLimit,
        Optional<SSLContext> tls) {
    static final Setup QUICK = new Setup(
            Duration.ZERO,
            2,
            Duration.ofMillis(50),
            new RestartMode.InProcess(),
            Optional.empty(),
            InstallSettings.STANDARD,
            Duration.ofSeconds(60),
            Optional.empty());

    private static final DownloadLimits LIMITS =
            new DownloadLimits(Duration.ofMillis(400), Duration.ofMillis(400), 1024, Duration.ofSeconds(30), 1 << 24);

    Setup waiting(Duration time) {
        return new Setup(time, attempts, firstBackOff, restart, simulated, installing, installLimit, tls);
    }

    Setup trying(int times, Duration pause) {
        return new Setup(startDelay, times, pause, restart, simulated, installing, installLimit, tls);
    }

    Setup restartingBy(RestartMode mode) {
        return new Setup(startDelay, attempts, firstBackOff, mode, simulated, installing, installLimit, tls);
    }

    Setup simulating(Duration stage) {
        return new Setup(stage, attempts, firstBackOff, restart, Optional.of(stage), installing, installLimit, tls);
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
                tls);
    }

    /** With an installer, and a time after which it is given up. */
    Setup installingBy(Path program, Duration limit) {
        InstallSettings byProgram = new InstallSettings(
                Optional.of(List.of(program.toString())),
                installing.windows(),
                installing.healthCommand(),
                installing.versionCommand());
        return new Setup(startDelay, attempts, firstBackOff, restart, simulated, byProgram, limit, tls);
    }

    private InstallSettings checking(Optional<String> command) {
        return new InstallSettings(installing.installer(), installing.windows(), command, installing.versionCommand());
    }

    Setup trusting(SSLContext context) {
        return new Setup(
                startDelay, attempts, firstBackOff, restart, simulated, installing, installLimit, Optional.of(context));
    }

    DeviceSettings of(String device, Path stateFolder, Broker broker) {
        MqttSettings mqtt = new MqttSettings(
                URI.create("mqtt://" + broker.address()),
                Optional.empty(),
                Optional.empty(),
                MqttSettings.STANDARD_PREFIX);
        return new DeviceSettings(
                new DeviceId(device),
                stateFolder,
                new MqttDeviceModule(mqtt),
                restart,
                simulated,
                installing,
                Duration.ofSeconds(10),
                new Version("1.0.0"),
                "gateway",
                false,
                policy(),
                new DownloadSettings(LIMITS, AllowedHosts.ALL, tls));
    }

    private UpdatePolicy policy() {
        UpdatePolicy standard = UpdatePolicy.STANDARD;
        return new UpdatePolicy(
                startDelay,
                Duration.ofSeconds(30),
                standard.verify(),
                standard.window(),
                installLimit,
                standard.restart(),
                Duration.ofSeconds(60),
                standard.commit(),
                attempts,
                firstBackOff,
                firstBackOff.multipliedBy(2),
                standard.restartTries(),
                standard.starts());
    }
}
