package dev.drydock.process;

import dev.drydock.application.device.Restart;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Map;
import java.util.Optional;

/** A restart that is a command, such as {@code systemctl reboot}: exit code 0 says that it is under way. */
public final class CommandRestart implements Restart {
    private final Command command;

    public CommandRestart(Command command) {
        this.command = command;
    }

    @Override
    public Optional<Reason> request() {
        CommandEnd end = command.run(Map.of(), Command.Output.WITH_ERRORS, new StopSignal());
        if (end instanceof CommandEnd.Exited exited && exited.code() == 0) {
            return Optional.empty();
        }
        return Optional.of(new Reason(ReasonCode.RESTART_FAILED, "the restart command " + end.told()));
    }
}
