package dev.drydock.bootstrap.device;

import dev.drydock.application.device.agent.AgentObserver;
import dev.drydock.bootstrap.console.Plain;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.AtRest;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.RollingBack;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.protocol.transport.TransportObserver;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** What a device app says to people, line by line, on standard error and wherever else it is copied to. */
public final class DeviceConsole implements AgentObserver, TransportObserver {
    private final PrintStream out;
    private final String prefix;
    private final Consumer<String> copy;
    private boolean connectedBefore;

    /** @param name prefixes every line when several devices share a console */
    public DeviceConsole(PrintStream out, String name) {
        this(out, name, line -> {});
    }

    private DeviceConsole(PrintStream out, String name, Consumer<String> copy) {
        this.out = out;
        this.prefix = name;
        this.copy = copy;
    }

    public static DeviceConsole of(PrintStream out, DeviceId device) {
        return new DeviceConsole(out, "[" + device + "] ");
    }

    /** One that says every line here, too, just as it is printed. */
    public DeviceConsole copiedTo(Consumer<String> further) {
        return new DeviceConsole(out, prefix, further);
    }

    @Override
    public void entered(UpdateState state) {
        say(describe(state));
    }

    @Override
    public void refused(UpdateEvent event, UpdateState state) {
        System.getLogger(DeviceConsole.class.getName())
                .log(System.Logger.Level.DEBUG, "Late or out of place: {0} in {1}", event, state);
    }

    @Override
    public void notSaved(Reason reason) {
        say("Could not save: " + reason);
    }

    @Override
    public void noticed(String what) {
        say(what);
    }

    @Override
    public void crashed(Throwable bug) {
        say("This is a bug: " + bug);
        for (Throwable cause = bug; cause != null; cause = cause.getCause()) {
            if (cause != bug) {
                say("because of " + cause);
            }
            for (StackTraceElement frame : cause.getStackTrace()) {
                say("    at " + frame);
            }
        }
    }

    @Override
    public void connected(String to) {
        say("Connected to " + to + "." + (connectedBefore ? "" : " Waiting for commands, press Ctrl-C to end."));
        connectedBefore = true;
    }

    @Override
    public void disconnected(String why, Duration pause) {
        say("Not connected: " + why + ". Trying again in " + pause.toMillis() / 1000.0 + " s.");
    }

    @Override
    public void alarmed(String what) {
        say("ATTENTION: " + what);
    }

    void say(String what) {
        String line = prefix + Plain.text(what);
        synchronized (out) {
            out.println(line);
            out.flush();
            copy.accept(line);
        }
    }

    private static String describe(UpdateState state) {
        if (state instanceof Downloading downloading) {
            return "Update " + downloading.id() + ": downloading "
                    + downloading.update().order().uri() + ", attempt " + downloading.attempt()
                    + downloading.delay().map(delay -> " after a pause").orElse("");
        }
        if (state instanceof RollingBack back) {
            return "Update " + back.id() + ": rolling back, " + back.reason();
        }
        if (state instanceof Underway underway) {
            return "Update " + underway.id() + ": "
                    + underway.stage().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        if (state instanceof AtRest.Completed completed) {
            return "Update " + completed.order().id() + " completed"
                    + completed.note().map(note -> " (" + note + ")").orElse("") + ".";
        }
        if (state instanceof AtRest.Failed failed) {
            return "Update " + failed.id() + " failed, " + failed.reason();
        }
        if (state instanceof AtRest.RolledBack back) {
            return "Update " + back.id() + " was rolled back, " + back.reason();
        }
        return state instanceof AtRest.Cancelled cancelled
                ? "Update " + cancelled.id() + " was cancelled."
                : "Idle: no update is under way.";
    }
}
