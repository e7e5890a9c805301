package dev.drydock.process;

import dev.drydock.application.device.health.VersionAnswer;
import dev.drydock.application.device.health.VersionProbe;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Map;

/** A version probe by a command, whose first line of standard output is the version. */
public final class CommandVersionProbe implements VersionProbe {
    private final Command command;

    public CommandVersionProbe(Command command) {
        this.command = command;
    }

    @Override
    public VersionAnswer tell() {
        CommandEnd end = command.run(Map.of(), Command.Output.STANDARD, new StopSignal());
        return end.outputIfExited(0).map(output -> read(output.firstLine())).orElseGet(() -> failed(end.told()));
    }

    private static VersionAnswer read(String line) {
        try {
            return new VersionAnswer.Told(new Version(line));
        } catch (IllegalArgumentException e) {
            return failed("printed '" + line + "', and " + e.getMessage());
        }
    }

    private static VersionAnswer failed(String why) {
        return new VersionAnswer.Failed(new Reason(ReasonCode.VERSION_UNKNOWN, "the version command " + why));
    }
}
