package dev.drydock.bootstrap.command;

import dev.drydock.application.device.StorageFailure;
import dev.drydock.bootstrap.Build;
import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.console.Durations;
import dev.drydock.bootstrap.console.LogFile;
import dev.drydock.bootstrap.device.DeviceApp;
import dev.drydock.bootstrap.device.DeviceConsole;
import dev.drydock.bootstrap.device.DeviceSettings;
import dev.drydock.bootstrap.device.RestartMode;
import dev.drydock.bootstrap.options.CommonOptions;
import dev.drydock.bootstrap.options.DeviceArgument;
import dev.drydock.bootstrap.options.TransportOptions;
import dev.drydock.bootstrap.wiring.Threads;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.update.UpdatePolicy;
import dev.drydock.http.download.DownloadLimits;
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
            names = "--health-check",
            paramLabel = "COMMAND",
            description = "Succeeds when the new image is well. Without it, the slot has to be whole.")
    @Nullable
    String healthCheck;

    @Option(
            names = "--version-command",
            paramLabel = "COMMAND",
            description = "Prints the version that runs. Without it, the image's digest stands for it.")
    @Nullable
    String versionCommand;

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
            names = "--stall-timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "Give an attempt up when the image has not come on for so long. Default: ${DEFAULT-VALUE}.")
    Duration stallTimeout = Duration.ofSeconds(30);

    @Option(
            names = "--download-timeout",
            paramLabel = "TIME",
            defaultValue = "4h",
            description = "How long one attempt to download may take. Default: ${DEFAULT-VALUE}.")
    Duration downloadTimeout = Duration.ofHours(4);

    @Option(
            names = "--download-attempts",
            paramLabel = "N",
            defaultValue = "10",
            description = "How often a download is begun at most. Default: ${DEFAULT-VALUE}.")
    int downloadAttempts = 10;

    @Option(
            names = "--trial-timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "How long the health check of a new image may take. Default: ${DEFAULT-VALUE}.")
    Duration trialTimeout = Duration.ofMinutes(10);

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
                    RestartMode.parse(command("--restart", restart).orElseThrow()),
                    simulated,
                    command("--health-check", healthCheck),
                    command("--version-command", versionCommand),
                    Duration.ofSeconds(30),
                    new Version(initialVersion),
                    model,
                    allowUnverified,
                    policy(simulated),
                    DownloadLimits.STANDARD.withStall(stallTimeout).withOverall(downloadTimeout),
                    transport.imageTls());
        } catch (IllegalArgumentException | StorageFailure e) {
            throw CommandFailure.wrongUse(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> command(String option, @Nullable String text) {
        if (text != null && text.isBlank()) {
            throw CommandFailure.wrongUse(option + " wants a command, and got nothing but blanks");
        }
        return Optional.ofNullable(text);
    }

    private UpdatePolicy policy(Optional<Duration> simulated) {
        UpdatePolicy standard = UpdatePolicy.STANDARD;
        return new UpdatePolicy(
                simulated.orElse(standard.startDelay()),
                downloadTimeout,
                standard.verify(),
                standard.window(),
                standard.install(),
                standard.restart(),
                trialTimeout,
                standard.commit(),
                downloadAttempts,
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
