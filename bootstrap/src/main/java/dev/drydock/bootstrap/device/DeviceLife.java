package dev.drydock.bootstrap.device;

import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import dev.drydock.application.device.Restart;
import dev.drydock.application.device.agent.AcceptUpdate;
import dev.drydock.application.device.agent.AgentObserver;
import dev.drydock.application.device.agent.AgentPorts;
import dev.drydock.application.device.agent.AgentSettings;
import dev.drydock.application.device.agent.CancelUpdate;
import dev.drydock.application.device.agent.DeviceAgent;
import dev.drydock.application.device.agent.FollowDesired;
import dev.drydock.application.device.agent.FollowTrust;
import dev.drydock.application.device.image.ImageSource;
import dev.drydock.application.device.install.Installer;
import dev.drydock.application.device.steps.InstallSchedule;
import dev.drydock.application.device.trust.TrustFacts;
import dev.drydock.application.transport.DeviceRequests;
import dev.drydock.application.transport.DeviceTransport;
import dev.drydock.bootstrap.device.settings.DeviceSettings;
import dev.drydock.bootstrap.device.settings.RestartMode;
import dev.drydock.bootstrap.device.wiring.DeviceModule;
import dev.drydock.bootstrap.wiring.TimeModule;
import dev.drydock.bootstrap.wiring.Wiring;
import dev.drydock.domain.boot.BootId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdatePolicy.Limit;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.files.disk.StateFiles;
import dev.drydock.files.slots.FileBootLoader;
import dev.drydock.files.slots.InstallerBootLoader;
import dev.drydock.process.Command;
import dev.drydock.process.CommandRestart;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A device's life from one start to the next: the boot loader, then the agent, then the connection. */
final class DeviceLife implements AutoCloseable {
    /** The ways in which a life ends by itself. */
    enum End {
        RESTART,
        CRASHED
    }

    private static final long WORK_MAY_LAST_SECONDS = 5;

    private final CompletableFuture<End> end = new CompletableFuture<>();
    private final Injector injector;
    private final DeviceTransport transport;
    private final DeviceAgent agent;

    private DeviceLife(
            Module transportModule,
            DeviceSettings settings,
            StateFiles files,
            BootId boot,
            ImageSource images,
            DeviceConsole console) {
        injector = Wiring.of(
                new TimeModule(),
                transportModule,
                new DeviceModule(
                        settings, files, boot, images, restart(settings), new Watching(console, settings), console));
        load(boot, files);
        InstallSchedule schedule = injector.getInstance(InstallSchedule.class);
        if (schedule.hasWindows()) {
            console.noticed(schedule.describe());
        }
        transport = injector.getInstance(DeviceTransport.class);
        agent = DeviceAgent.start(
                injector.getInstance(AgentPorts.class),
                injector.getInstance(AgentSettings.class),
                injector.getInstance(ExecutorService.class));
        transport.open(new DeviceRequests(
                new AcceptUpdate(agent),
                new CancelUpdate(agent),
                new FollowDesired(agent),
                settings.trust().map(trust -> new FollowTrust(agent)),
                () -> new UpdateId(UUID.randomUUID().toString())));
    }

    private void load(BootId boot, StateFiles files) {
        Optional<Installer> installer = injector.getInstance(new Key<>() {});
        if (installer.isPresent()) {
            new InstallerBootLoader(files).load(boot, installer.get().running().system());
        } else {
            new FileBootLoader(files).load(boot);
        }
    }

    static DeviceLife begin(
            Module transportModule,
            DeviceSettings settings,
            StateFiles files,
            BootId boot,
            ImageSource images,
            DeviceConsole console) {
        return new DeviceLife(transportModule, settings, files, boot, images, console);
    }

    /** Completes when the life has to end. */
    CompletableFuture<End> end() {
        return end;
    }

    /** Completes when the agent has seen to all that waits for it now: never, when it hangs. */
    CompletionStage<Void> signOfLife() {
        return agent.signOfLife();
    }

    @Override
    public void close() {
        transport.close();
        agent.stop()
                .toCompletableFuture()
                .completeOnTimeout(null, WORK_MAY_LAST_SECONDS, TimeUnit.SECONDS)
                .join();
        injector.getInstance(ExecutorService.class).shutdownNow();
        injector.getInstance(ScheduledExecutorService.class).shutdownNow();
    }

    private Restart restart(DeviceSettings settings) {
        return settings.restart().match(new RestartMode.Cases<>() {
            @Override
            public Restart inProcess() {
                return anew();
            }

            @Override
            public Restart exit() {
                return anew();
            }

            @Override
            public Restart byCommand(String command) {
                return new CommandRestart(
                        new Command(command, settings.updates().policy().limit(Limit.RESTART)));
            }
        });
    }

    /** The app itself decides what follows the life. */
    private Restart anew() {
        return () -> {
            end.complete(End.RESTART);
            return Optional.empty();
        };
    }

    /** Ends the life when the agent finds a bug, and tells the console everything. */
    private final class Watching implements AgentObserver {
        private final DeviceConsole console;
        private final DeviceSettings settings;

        Watching(DeviceConsole console, DeviceSettings settings) {
            this.console = console;
            this.settings = settings;
        }

        @Override
        public void begins(TrustFacts trust) {
            console.noticed(TrustSentence.of(
                    trust,
                    settings.identity().model(),
                    settings.updates().simulated().isPresent()));
            trust.note().ifPresent(note -> console.noticed(note.toString()));
        }

        @Override
        public void entered(UpdateState state) {
            console.entered(state);
        }

        @Override
        public void refused(UpdateEvent event, UpdateState state) {
            console.refused(event, state);
        }

        @Override
        public void notSaved(Reason reason) {
            console.notSaved(reason);
        }

        @Override
        public void waits(UpdateId update, Reason reason) {
            console.waits(update, reason);
        }

        @Override
        public void noticed(String what) {
            console.noticed(what);
        }

        @Override
        public void crashed(Throwable bug) {
            console.crashed(bug);
            end.complete(End.CRASHED);
        }
    }
}
