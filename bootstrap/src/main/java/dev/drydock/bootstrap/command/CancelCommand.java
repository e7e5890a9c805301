package dev.drydock.bootstrap.command;

import dev.drydock.application.service.StopResult;
import dev.drydock.bootstrap.CommandFailure;
import dev.drydock.bootstrap.ExitCode;
import dev.drydock.bootstrap.console.Plain;
import dev.drydock.bootstrap.options.DeviceArgument;
import dev.drydock.bootstrap.options.ServiceOptions;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.service.Twins;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.order.UpdateId;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock cancel}: give an update up. */
@Command(name = "cancel", description = "Cancel a device's update, and take back an order that was left for it.")
public final class CancelCommand implements Callable<Integer> {
    @Mixin
    ServiceOptions service = new ServiceOptions();

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
            description = "How long the device may take to answer. Default: ${DEFAULT-VALUE}.")
    Duration timeout = Duration.ofSeconds(60);

    @Override
    public Integer call() {
        DeviceId id = DeviceArgument.parse(device);
        Optional<UpdateId> update = update();
        try (ServiceSession session = service.open()) {
            return say(id, ServiceSession.await(session.stopUpdate().stop(id, update, timeout)));
        }
    }

    private Optional<UpdateId> update() {
        try {
            return Optional.ofNullable(updateId).map(UpdateId::new);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse("--update-id: " + e.getMessage());
        }
    }

    private static int say(DeviceId id, StopResult result) {
        if (result instanceof StopResult.Answered answered) {
            System.out.println(id + " answered " + answered.answer().status() + ": "
                    + Plain.text(answered.answer().body()));
            return answered.answer().isTaken() ? ExitCode.DONE : ExitCode.FAILED;
        }
        if (result instanceof StopResult.Withdrawn withdrawn) {
            System.out.println("The order of update " + withdrawn.updateId() + " was taken back; as far as is known, "
                    + id + " had not begun it.");
            return ExitCode.DONE;
        }
        if (result instanceof StopResult.NothingToCancel) {
            System.out.println("There is nothing to cancel on " + id + ".");
            return ExitCode.DONE;
        }
        if (result instanceof StopResult.NotReached notReached) {
            throw new CommandFailure(
                    ExitCode.NOT_YET,
                    "update " + notReached.updateId() + " may go on: " + Plain.text(notReached.why())
                            + "; cancel again when " + id + " is back");
        }
        if (result instanceof StopResult.Unreachable unreachable) {
            throw new CommandFailure(ExitCode.UNREACHABLE, unreachable.why());
        }
        throw Twins.unknown(id);
    }
}
