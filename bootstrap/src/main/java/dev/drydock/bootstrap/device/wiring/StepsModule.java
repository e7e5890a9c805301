package dev.drydock.bootstrap.device.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.drydock.application.device.Restart;
import dev.drydock.application.device.health.HealthCheck;
import dev.drydock.application.device.health.VersionProbe;
import dev.drydock.application.device.image.ImageSource;
import dev.drydock.application.device.install.InstalledVersionProbe;
import dev.drydock.application.device.install.Installer;
import dev.drydock.application.device.install.OpenInstallation;
import dev.drydock.application.device.install.RunningSystemHealthCheck;
import dev.drydock.application.device.slots.InstallerSlots;
import dev.drydock.application.device.slots.Slots;
import dev.drydock.application.device.steps.InstallSchedule;
import dev.drydock.application.device.steps.InstallerSteps;
import dev.drydock.application.device.steps.SimulatedSteps;
import dev.drydock.application.device.steps.SlotSteps;
import dev.drydock.application.device.steps.UpdateSteps;
import dev.drydock.application.device.trust.OrderTrust;
import dev.drydock.application.time.Deadlines;
import dev.drydock.application.time.DeviceZone;
import dev.drydock.application.time.WallTime;
import dev.drydock.bootstrap.device.settings.DeviceSettings;
import dev.drydock.domain.update.UpdatePolicy;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import dev.drydock.files.slots.WholeSlotHealthCheck;
import dev.drydock.process.Command;
import dev.drydock.process.CommandHealthCheck;
import dev.drydock.process.CommandInstaller;
import dev.drydock.process.CommandVersionProbe;
import dev.drydock.process.zone.SystemZone;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** The work of a device's updates: really in slots, really by an installer, or only acted out. */
final class StepsModule extends AbstractModule {
    private final DeviceSettings settings;
    private final Restart restart;

    StepsModule(DeviceSettings settings, Restart restart) {
        this.settings = settings;
        this.restart = restart;
    }

    @Provides
    @Singleton
    DeviceZone zone() {
        return SystemZone.ofThisMachine();
    }

    @Provides
    @Singleton
    InstallSchedule schedule(DeviceZone zone, WallTime time, Deadlines deadlines) {
        return new InstallSchedule(settings.installing().windows(), zone, time, deadlines);
    }

    /** The program that puts images in place, if the device has one. */
    @Provides
    @Singleton
    Optional<Installer> installer(OpenInstallation open) {
        UpdatePolicy policy = settings.updates().policy();
        CommandInstaller.Limits limits = new CommandInstaller.Limits(
                policy.limit(Limit.INSTALL), settings.installing().commandLimit(), policy.limit(Limit.COMMIT));
        return settings.installing().installer().map(program -> new CommandInstaller(program, open, limits));
    }

    @Provides
    @Singleton
    VersionProbe version(Optional<Installer> installer) {
        Optional<VersionProbe> own = settings.installing()
                .versionCommand()
                .map(command -> new CommandVersionProbe(
                        new Command(command, settings.installing().commandLimit())));
        return installer
                .<VersionProbe>map(program -> new InstalledVersionProbe(program, own))
                .or(() -> own)
                .orElse(VersionProbe.SILENT);
    }

    /** The check that needs no command always runs; a command can add objections. */
    @Provides
    @Singleton
    HealthCheck health(Slots slots, Optional<Installer> installer) {
        HealthCheck always = installer
                .<HealthCheck>map(RunningSystemHealthCheck::new)
                .orElseGet(() -> new WholeSlotHealthCheck(slots));
        Optional<HealthCheck> own = settings.installing()
                .healthCommand()
                .map(command -> new CommandHealthCheck(
                        new Command(command, settings.updates().policy().limit(Limit.TRIAL))));
        return (order, running, stop) -> always.complaint(order, running, stop)
                .or(() -> own.flatMap(check -> check.complaint(order, running, stop)));
    }

    @Provides
    @Singleton
    UpdateSteps steps(
            ImageSource images,
            InstallerSlots slots,
            Optional<Installer> installer,
            VersionProbe version,
            HealthCheck health,
            InstallSchedule schedule,
            Deadlines deadlines,
            OrderTrust trust,
            ExecutorService executor) {
        if (settings.updates().simulated().isPresent()) {
            return new SimulatedSteps(
                    slots,
                    settings.updates().simulated().get(),
                    deadlines,
                    restart,
                    schedule,
                    executor,
                    trust,
                    (order, running, stop) -> Optional.empty());
        }
        return installer
                .<UpdateSteps>map(program ->
                        new InstallerSteps(program, images, slots, version, health, restart, schedule, trust, executor))
                .orElseGet(() -> new SlotSteps(images, slots, version, health, restart, schedule, trust, executor));
    }
}
