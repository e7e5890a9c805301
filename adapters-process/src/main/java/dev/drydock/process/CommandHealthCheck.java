package dev.drydock.process;

import dev.drydock.application.device.health.HealthCheck;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.boot.Slot;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;

/** A health check by a command, which passes with exit code 0. */
public final class CommandHealthCheck implements HealthCheck {
    private final Command command;

    public CommandHealthCheck(Command command) {
        this.command = command;
    }

    @Override
    public Optional<Reason> complaint(UpdateOrder order, Slot running, StopSignal stop) {
        CommandEnd end = command.run(OrderFacts.of(order, running), Command.Output.WITH_ERRORS, stop);
        if (end.succeeded()) {
            return Optional.empty();
        }
        return Optional.of(new Reason(ReasonCode.UNHEALTHY, "the health check command " + end.told()));
    }
}
