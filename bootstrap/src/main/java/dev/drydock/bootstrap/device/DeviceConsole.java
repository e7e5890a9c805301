package dev.drydock.bootstrap.device;

import dev.drydock.application.device.agent.AgentObserver;
import dev.drydock.application.transport.TransportObserver;
import dev.drydock.bootstrap.log.LogFormat;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.Outcome;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.update.Downloading;
import dev.drydock.domain.update.Raising;
import dev.drydock.domain.update.Underway;
import dev.drydock.domain.update.UpdateEvent;
import dev.drydock.domain.update.UpdateState;
import dev.drydock.protocol.text.Plain;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;

/** The messages of a device app for people, on standard error and in its log file. */
public final class DeviceConsole implements AgentObserver, TransportObserver {
    private final PrintStream out;
    private final String prefix;
    private final LogFormat format;
    private final Consumer<String> copy;
    private boolean connectedBefore;

    /** @param name prefixes every line when several devices share a console */
    public DeviceConsole(PrintStream out, String name) {
        this(out, name, LogFormat.TEXT, line -> {});
    }

    private DeviceConsole(PrintStream out, String name, LogFormat format, Consumer<String> copy) {
        this.format = format;
        this.out = out;
        this.prefix = name;
        this.copy = copy;
    }

    public static DeviceConsole of(PrintStream out, DeviceId device) {
        return new DeviceConsole(out, "[" + device + "] ");
    }

    /** One that says every line here, too, just as it is printed. */
    public DeviceConsole copiedTo(Consumer<String> further) {
        return new DeviceConsole(out, prefix, format, further);
    }

    /** One whose lines have another form on standard error; copies stay plain text. */
    public DeviceConsole in(LogFormat other) {
        return new DeviceConsole(out, prefix, other, copy);
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
        say(Level.WARNING, "Could not save: " + reason);
    }

    @Override
    public void waits(UpdateId update, Reason reason) {
        say("Update " + update + " " + reason.message() + ".");
    }

    @Override
    public void noticed(String what) {
        say(what);
    }

    @Override
    public void crashed(Throwable bug) {
        say(Level.SEVERE, "This is a bug: " + bug);
        for (Throwable cause = bug; cause != null; cause = cause.getCause()) {
            if (cause != bug) {
                say(Level.SEVERE, "because of " + cause);
            }
            for (StackTraceElement frame : cause.getStackTrace()) {
                say(Level.SEVERE, "    at " + frame);
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
        say(Level.WARNING, "ATTENTION: " + what);
    }

    void say(String what) {
        say(Level.INFO, what);
    }

    private void say(Level level, String what) {
        String line = prefix + Plain.text(what);
        synchronized (out) {
            out.println(format.line(Instant.now(), level, "device", line));
            out.flush();
            copy.accept(line);
        }
    }

    private static String describe(UpdateState state) {
        return state.plain()
                .underway()
                .map(underway -> "Update " + underway.id() + ": " + work(underway))
                .orElseGet(() -> ending(state));
    }

    private static String work(Underway underway) {
        String why = underway.why().map(reason -> ", " + reason).orElse("");
        return underway instanceof Downloading downloading ? download(downloading) : step(underway) + why;
    }

    /** To those who follow an update, the floor is raised within the commit; here it is a line of its own. */
    private static String step(Underway underway) {
        return underway instanceof Raising
                ? "raising the floor"
                : underway.stage().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String download(Downloading downloading) {
        return "downloading " + downloading.update().order().uri() + ", attempt " + downloading.attempt()
                + downloading.delay().map(delay -> " after a pause").orElse("");
    }

    private static String ending(UpdateState rest) {
        Optional<Outcome> outcome = rest.outcomeAt(Instant.EPOCH);
        if (outcome.isEmpty()) {
            return "Idle: no update is under way.";
        }
        Optional<Reason> why = outcome.get().reason();
        String because = why.map(reason -> ", " + reason).orElse("");
        String update = "Update " + outcome.get().id();
        return switch (outcome.get().ending()) {
            case COMPLETED ->
                update + " completed" + why.map(note -> " (" + note + ")").orElse("") + ".";
            case FAILED -> update + " failed" + because;
            case ROLLED_BACK -> update + " was rolled back" + because;
            case CANCELLED -> update + " was cancelled.";
        };
    }
}
