package dev.drydock.process;

import dev.drydock.application.device.health.VersionProbe;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Map;
import java.util.Optional;

/** A version probe that is a command: the first line of its standard output is the version. */
public final class CommandVersionProbe implements VersionProbe {
    private static final System.Logger LOG = System.getLogger(CommandVersionProbe.class.getName());

    private final Command command;

    public CommandVersionProbe(Command command) {
        this.command = command;
    }

    @Override
    public Optional<Version> tell() {
        CommandEnd end = command.run(Map.of(), Command.Output.STANDARD, new StopSignal());
        if (!(end instanceof CommandEnd.Exited exited) || exited.code() != 0) {
            return silent("the version command " + end.told());
        }
        String line = exited.output().firstLine();
        try {
            return Optional.of(new Version(line));
        } catch (IllegalArgumentException e) {
            return silent("the version command said '" + line + "', and " + e.getMessage());
        }
    }

    /** A reason is one line without control characters, however odd the output was: fit for a log. */
    private static Optional<Version> silent(String why) {
        LOG.log(System.Logger.Level.WARNING, new Reason(ReasonCode.WRONG_VERSION, why).message());
        return Optional.empty();
    }
}
