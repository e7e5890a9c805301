package dev.drydock.bootstrap.command;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.bootstrap.Build;
import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.console.Durations;
import dev.drydock.bootstrap.console.LogFile;
import dev.drydock.bootstrap.device.DeviceApp;
import dev.drydock.bootstrap.device.DeviceConsole;
import dev.drydock.bootstrap.device.DeviceSettings;
import dev.drydock.bootstrap.device.DownloadSettings;
import dev.drydock.bootstrap.device.InstallSettings;
import dev.drydock.bootstrap.device.RestartMode;
import dev.drydock.bootstrap.options.CommonOptions;
import dev.drydock.bootstrap.options.DeviceArgument;
import dev.drydock.bootstrap.options.TransportOptions;
import dev.drydock.bootstrap.options.device.CommandText;
import dev.drydock.bootstrap.options.device.DownloadOptions;
import dev.drydock.bootstrap.options.device.InstallOptions;
import dev.drydock.bootstrap.wiring.Threads;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.update.UpdatePolicy;
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
        versionProvider = DeviceCommand.class,
        footer = "%nWith --restart exit it ends with status 75 when it wants to be started again.")
public final class DeviceCommand implements Callable<Integer>, picocli.CommandLine.IVersionProvider {
    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    TransportOptions transport = new TransportOptions();

    @Mixin
    DownloadOptions download = new DownloadOptions();

    @Mixin
    InstallOptions install = new InstallOptions();

    @Option(names = "--version", versionHelp = true, description = "Show the version and end.")
    boolean versionAsked;

    @Option(names = "--id", required = true, paramLabel = "ID", description = "The device's id.")
    String id = "";

    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Where the journal and the slots are kept. Default: .drydock/ID.")
    @Nullable
    Path stateDir;

    @Option(
            names = "--simulate",
            arity = "0..1",
            fallbackValue = "15s",
            paramLabel = "TIME",
            description = "Only act updates out, each stage taking TIME. Default of TIME: ${FALLBACK-VALUE}.")
    @Nullable
    String simulate;

    @Option(
            names = "--restart",
            paramLabel = "HOW",
            defaultValue = "in-process",
            description = "What restarts the device: in-process, exit, or a command. Default: ${DEFAULT-VALUE}.")
    String restart = "in-process";

    @Option(
            names = "--initial-version",
            paramLabel = "VERSION",
            defaultValue = "1.0.0",
            description = "What the image is called that was there first. Default: ${DEFAULT-VALUE}.")
    String initialVersion = "1.0.0";

    @Option(
            names = "--model",
            paramLabel = "NAME",
            defaultValue = "gateway",
            description = "The device's model. Default: ${DEFAULT-VALUE}.")
    String model = "gateway";

    @Option(
            names = "--allow-unverified",
            description = "Take orders that name no size, check value or version. Anybody's image will do then!")
    boolean allowUnverified;

    @Option(
            names = "--log-file",
            paramLabel = "FILE",
            description =
                    "Also write what is said to FILE.0, each line with its time in UTC. At 1 MiB it becomes FILE.1, and so "
                            + "on; FILE.4 is the oldest that is kept.")
    @Nullable
    Path logFile;

    @Override
    public String[] getVersion() {
        return new String[] {"drydock " + Build.version()};
    }

    @Override
    public Integer call() {
        DeviceSettings settings = settings();
        DeviceConsole console = DeviceConsole.of(System.err, settings.id());
        if (logFile == null) {
            return run(new DeviceApp(settings, console));
        }
        try (LogFile log = LogFile.open("--log-file", logFile)) {
            return run(new DeviceApp(settings, console.copiedTo(log::say)));
        }
    }

    private static int run(DeviceApp app) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = Threads.daemon("stop", () -> {
            app.stop();
            awaitQuietly(ended);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return app.run();
        } finally {
            ended.countDown();
        }
    }

    private DeviceSettings settings() {
        try {
            DeviceId device = DeviceArgument.parse(id);
            Optional<Duration> simulated = Optional.ofNullable(simulate).map(Durations::parse);
            return new DeviceSettings(
                    device,
                    stateDir != null ? stateDir : Path.of(".drydock", device.value()),
                    transport.device(device),
                    RestartMode.parse(CommandText.of("--restart", restart).orElseThrow()),
                    simulated,
                    installing(simulated),
                    Duration.ofSeconds(30),
                    new Version(initialVersion),
                    model,
                    allowUnverified,
                    policy(simulated),
                    new DownloadSettings(download.limits(), download.hosts(), transport.imageTls()));
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
        return new UpdatePolicy(
                simulated.orElse(standard.startDelay()),
                download.timeout(),
                standard.verify(),
                standard.window(),
                install.installTimeout(),
                standard.restart(),
                install.trialTimeout(),
                standard.commit(),
                download.attempts(),
                standard.firstBackOff(),
                standard.longestBackOff(),
                standard.restartTries(),
                standard.starts());
    }

    private static void awaitQuietly(CountDownLatch ended) {
        try {
            var unused = ended.await(8, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
