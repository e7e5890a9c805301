package dev.drydock.bootstrap.device;

import com.google.inject.Module;
import dev.drydock.application.device.StorageFailure;
import dev.drydock.application.device.agent.JournalTooNew;
import dev.drydock.application.device.image.ImageSource;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.device.settings.DeviceSettings;
import dev.drydock.bootstrap.device.settings.DeviceTransportSettings;
import dev.drydock.bootstrap.device.wiring.DeviceTransportModules;
import dev.drydock.domain.boot.BootId;
import dev.drydock.files.disk.StateFolder;
import dev.drydock.files.disk.StateFolderInUse;
import dev.drydock.files.disk.StateFolderUnusable;
import dev.drydock.files.document.FormatTooNew;
import dev.drydock.files.slots.BootIds;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A device app: one life after the other, on one state folder. */
public final class DeviceApp {
    private final Module transport;
    private final DeviceSettings settings;
    private final DeviceConsole console;
    private final Map<String, String> environment;

    /** Shared by all lives, as its client's threads and sockets would outlive each: the JDK's cannot be closed. */
    private final ImageSource images;

    private final CompletableFuture<Integer> stopped = new CompletableFuture<>();

    /** A device app over MQTT or IoT Hub that has not begun. */
    public static DeviceApp over(
            DeviceTransportSettings transport,
            DeviceSettings settings,
            DeviceConsole console,
            Map<String, String> environment) {
        return new DeviceApp(transport.match(new DeviceTransportModules()), settings, console, environment);
    }

    /**
     * A device app that has not begun.
     *
     * @param transport the module that brings the transport
     * @param environment in which systemd may have left how to notify it
     */
    public DeviceApp(
            Module transport, DeviceSettings settings, DeviceConsole console, Map<String, String> environment) {
        this.transport = transport;
        this.environment = environment;
        this.settings = settings;
        this.console = console;
        this.images = settings.downloads().source();
    }

    /** Runs until it is stopped, or has to end; the exit status. Blocks. */
    public int run() {
        try (StateFolder folder = StateFolder.open(settings.stateFolder(), settings.storage());
                SystemdNotifications systemd = SystemdNotifications.of(environment)) {
            while (!stopped.isDone()) {
                int status = live(folder, systemd);
                if (status != ExitCode.RESTART || settings.restart().endsTheProcess()) {
                    return status;
                }
            }
            return stopped.join();
        } catch (StateFolderUnusable e) {
            String remedy = e.forcesTooLittle() ? " (--unsafe-state-dir)" : "";
            throw CommandFailure.wrongUse(e.getMessage() + remedy);
        } catch (StateFolderInUse | FormatTooNew | JournalTooNew e) {
            throw CommandFailure.wrongUse(String.valueOf(e.getMessage()));
        } catch (StorageFailure e) {
            throw new CommandFailure(ExitCode.FAILED, "the state folder cannot be used: " + e.reason());
        }
    }

    /** Ends the app in good order, from another thread; returns at once. */
    public void stop() {
        stopped.complete(ExitCode.DONE);
    }

    private int live(StateFolder folder, SystemdNotifications systemd) {
        BootId boot = settings.restart().isOfTheMachine() ? BootIds.ofKernel() : BootIds.ofThisStart();
        try (DeviceLife life = DeviceLife.begin(transport, settings, folder.files(), boot, images, console)) {
            systemd.started(life::signOfLife);
            Object end = CompletableFuture.anyOf(life.end(), stopped).join();
            if (end == DeviceLife.End.CRASHED) {
                return ExitCode.BUG;
            }
            if (end == DeviceLife.End.RESTART) {
                console.say("Restarting.");
                return ExitCode.RESTART;
            }
            return ExitCode.DONE;
        }
    }
}
