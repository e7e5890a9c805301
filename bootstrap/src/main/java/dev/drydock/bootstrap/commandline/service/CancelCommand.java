package dev.drydock.bootstrap.commandline.service;

import dev.drydock.application.service.call.MethodAnswer;
import dev.drydock.application.service.stop.StopResult;
import dev.drydock.bootstrap.commandline.option.DeviceArgument;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.service.Twins;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.protocol.text.Plain;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock cancel}: cancel an update. */
@Command(name = "cancel", description = "Cancel a device's update, and take back an order that was left for it.")
public final class CancelCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServiceOptions service;

    @Parameters(paramLabel = "DEVICE", description = "The device.")
    String device = "";

    @Option(
            names = "--update-id",
            paramLabel = "ID",
            description = "The update to cancel. Default: the one under way, or the one left for the device.")
    @Nullable
    String updateId;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "60s",
            description = "Time limit of the device's answer. Default: ${DEFAULT-VALUE}.")
    Duration timeout = Duration.ofSeconds(60);

    /** A command that has not been parsed. */
    public CancelCommand(Console console) {
        this.console = console;
        this.service = new ServiceOptions(console);
    }

    @Override
    public Integer call() {
        DeviceId id = DeviceArgument.parse(device);
        Optional<UpdateId> update = update();
        try (ServiceSession session = service.open()) {
            return ServiceSession.await(session.stopUpdate().stop(id, update, timeout))
                    .match(new Telling(console, id));
        }
    }

    private Optional<UpdateId> update() {
        try {
            return Optional.ofNullable(updateId).map(UpdateId::new);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse("--update-id: " + e.getMessage());
        }
    }

    /** Tells the result. */
    private record Telling(Console console, DeviceId id) implements StopResult.Cases<Integer> {
        @Override
        public Integer answered(StopResult.Answered answered) {
            MethodAnswer.Wire wire = answered.answer().wire();
            console.out().println(id + " answered " + wire.status() + ": " + Plain.text(wire.body()));
            return answered.answer().isTaken() ? ExitCode.DONE : ExitCode.FAILED;
        }

        @Override
        public Integer withdrawn(StopResult.Withdrawn withdrawn) {
            console.out()
                    .println("The order of update " + withdrawn.id() + " was taken back; as far as is known, " + id
                            + " had not begun it.");
            return ExitCode.DONE;
        }

        @Override
        public Integer nothingToCancel(StopResult.NothingToCancel nothing) {
            console.out().println("There is nothing to cancel on " + id + ".");
            return ExitCode.DONE;
        }

        @Override
        public Integer notOurs(StopResult.NotOurs foreign) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "the order that lies ready for " + id + " was left by another program, and stays: "
                            + Plain.text(foreign.order().document()));
        }

        @Override
        public Integer notReached(StopResult.NotReached notReached) {
            throw new CommandFailure(
                    ExitCode.NOT_YET,
                    "update " + notReached.id() + " may go on: " + Plain.text(notReached.why()) + "; cancel again when "
                            + id + " is back");
        }

        @Override
        public Integer unknownDevice(StopResult.UnknownDevice unknown) {
            throw Twins.unknown(id);
        }

        @Override
        public Integer unreachable(StopResult.Unreachable unreachable) {
            throw new CommandFailure(ExitCode.UNREACHABLE, unreachable.why());
        }
    }
}
