package dev.drydock.process;

import dev.drydock.application.device.Restart;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Map;
import java.util.Optional;

/** A restart by a command, such as {@code systemctl reboot}. With exit code 0 the restart is under way. */
public final class CommandRestart implements Restart {
    private final Command command;

    public CommandRestart(Command command) {
        this.command = command;
    }

    @Override
    public Optional<Reason> request() {
        CommandEnd end = command.run(Map.of(), Command.Output.WITH_ERRORS, new StopSignal());
        if (end.succeeded()) {
            return Optional.empty();
        }
        return Optional.of(new Reason(ReasonCode.RESTART_FAILED, "the restart command " + end.told()));
    }
}
