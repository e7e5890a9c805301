package dev.drydock.bootstrap.commandline.device;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.bootstrap.commandline.option.BuildVersion;
import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.option.DeviceArgument;
import dev.drydock.bootstrap.commandline.option.TransportOptions;
import dev.drydock.bootstrap.commandline.parsing.Durations;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.Interrupts;
import dev.drydock.bootstrap.device.DeviceApp;
import dev.drydock.bootstrap.device.DeviceConsole;
import dev.drydock.bootstrap.device.settings.DeviceIdentity;
import dev.drydock.bootstrap.device.settings.DeviceSettings;
import dev.drydock.bootstrap.device.settings.DeviceTransportSettings;
import dev.drydock.bootstrap.device.settings.DownloadSettings;
import dev.drydock.bootstrap.device.settings.InstallSettings;
import dev.drydock.bootstrap.device.settings.RestartMode;
import dev.drydock.bootstrap.device.settings.UpdateSettings;
import dev.drydock.bootstrap.log.LogFile;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.update.DownloadTries;
import dev.drydock.domain.update.UpdatePolicy;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import dev.drydock.files.disk.StorageSettings;
import dev.drydock.http.proxy.Proxies;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drydock device}: the device app. */
@Command(
        name = "device",
        description = "Run the device app: wait for updates, carry them out, report.",
        versionProvider = BuildVersion.class,
        footer = "%nWith --restart exit it ends with status 75 when it wants to be started again.")
public final class DeviceCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    TransportOptions transport;

    @Mixin
    DownloadOptions download = new DownloadOptions();

    @Mixin
    InstallOptions install = new InstallOptions();

    @Mixin
    IdentityOptions whatItIs = new IdentityOptions();

    @Mixin
    TrustOptions trust = new TrustOptions();

    @Mixin
    AttributeOptions attributes = new AttributeOptions();

    @Option(names = "--version", versionHelp = true, description = "Show the version and end.")
    boolean versionAsked;

    @Option(names = "--id", required = true, paramLabel = "ID", description = "The device's id.")
    String id = "";

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Folder of the journal and the slots. Default: .drydock/ID.")
    @Nullable
    Path stateDir;

    @Option(
            names = "--unsafe-state-dir",
            description =
                    "Use a state folder whose file system cannot force files or names to the disk. A power cut may cost "
                            + "the last state!")
    boolean unsafeStateDir;

    @Option(
            names = "--simulate",
            arity = "0..1",
            fallbackValue = "15s",
            paramLabel = "TIME",
            description = "Simulate updates; each stage takes TIME. Default of TIME: ${FALLBACK-VALUE}.")
    @Nullable
    String simulate;

    @Option(
            names = "--restart",
            paramLabel = "HOW",
            defaultValue = "in-process",
            description = "The way the device restarts: in-process, exit, or a command. Default: ${DEFAULT-VALUE}.")
    String restart = "in-process";

    @Option(
            names = "--initial-version",
            paramLabel = "VERSION",
            defaultValue = "1.0.0",
            description = "Version of the factory image. Default: ${DEFAULT-VALUE}.")
    String initialVersion = "1.0.0";

    @Option(
            names = "--allow-unverified",
            description = "Accept orders without size, check value or version. Any image is installed then!")
    boolean allowUnverified;

    @Option(
            names = "--log-file",
            paramLabel = "FILE",
            description =
                    "Also write what is said to FILE.0, each line with its time in UTC. At 1 MiB it becomes FILE.1, and so "
                            + "on; FILE.4 is the oldest that is kept.")
    @Nullable
    Path logFile;

    /** A command that has not been parsed. */
    public DeviceCommand(Console console) {
        this.console = console;
        this.transport = new TransportOptions(console);
    }

    @Override
    public Integer call() {
        DeviceSettings settings = settings();
        DeviceTransportSettings carrier = transport.device(settings.identity().id());
        DeviceConsole said =
                DeviceConsole.of(console.err(), settings.identity().id()).in(common.logFormat(console.environment()));
        if (logFile == null) {
            return run(DeviceApp.over(carrier, settings, said, console.environment()));
        }
        try (LogFile log = LogFile.open("--log-file", logFile, console.err())) {
            return run(DeviceApp.over(carrier, settings, said.copiedTo(log::say), console.environment()));
        }
    }

    private int run(DeviceApp app) {
        CountDownLatch ended = new CountDownLatch(1);
        Interrupts.Registration interrupt = console.interrupts().onInterrupt(() -> {
            app.stop();
            awaitQuietly(ended);
        });
        try (interrupt) {
            return app.run();
        } finally {
            ended.countDown();
        }
    }

    private DeviceSettings settings() {
        try {
            DeviceId device = DeviceArgument.parse(id);
            Optional<Duration> simulated = Optional.ofNullable(simulate).map(text -> Durations.of("--simulate", text));
            DeviceIdentity identity = new DeviceIdentity(
                    device,
                    whatItIs.model(trust.isAsked()),
                    whatItIs.hardware(),
                    new Version(initialVersion),
                    attributes.attributes());
            return new DeviceSettings(
                    identity,
                    stateDir != null ? stateDir : Path.of(".drydock", device.value()),
                    new StorageSettings(unsafeStateDir),
                    RestartMode.parse(CommandText.of("--restart", restart).orElseThrow()),
                    new UpdateSettings(policy(simulated), simulated, allowUnverified),
                    installing(simulated),
                    new DownloadSettings(
                            download.limits(),
                            download.hosts(),
                            transport.imageTls(),
                            Proxies.of(console.environment())),
                    trust.settings(identity));
        } catch (IllegalArgumentException | StorageFailure e) {
            throw CommandFailure.wrongUse(String.valueOf(e.getMessage()));
        }
    }

    private InstallSettings installing(Optional<Duration> simulated) {
        InstallSettings installing = install.settings();
        if (simulated.isPresent() && installing.installer().isPresent()) {
            throw CommandFailure.wrongUse("--simulate installs nothing, so that it cannot go with --installer");
        }
        return installing;
    }

    private UpdatePolicy policy(Optional<Duration> simulated) {
        UpdatePolicy standard = UpdatePolicy.STANDARD;
        DownloadTries tries = standard.downloads();
        return standard.with(Limit.START_DELAY, simulated.orElse(standard.limit(Limit.START_DELAY)))
                .with(Limit.DOWNLOAD, download.timeout())
                .with(Limit.INSTALL, install.installTimeout())
                .with(Limit.TRIAL, install.trialTimeout())
                .with(new DownloadTries(download.attempts(), tries.firstBackOff(), tries.longestBackOff()));
    }

    private void awaitQuietly(CountDownLatch ended) {
        try {
            var unused = ended.await(8, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
