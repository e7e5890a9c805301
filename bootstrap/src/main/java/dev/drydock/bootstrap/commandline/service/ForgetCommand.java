package dev.drydock.bootstrap.commandline.service;

import dev.drydock.application.service.forget.ForgetResult;
import dev.drydock.bootstrap.commandline.option.DeviceArgument;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.service.ServiceSession;
import dev.drydock.bootstrap.service.Twins;
import dev.drydock.domain.device.DeviceId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock forget}: remove the records of a device. */
@Command(name = "forget", description = "Remove the records of a device that is gone.")
public final class ForgetCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServiceOptions service;

    @Parameters(paramLabel = "DEVICE", description = "The device.")
    String device = "";

    @Option(
            names = "--force",
            description =
                    "Remove it without asking whether it is still there. A device that is connected reports again.")
    boolean force;

    /** A command that has not been parsed. */
    public ForgetCommand(Console console) {
        this.console = console;
        this.service = new ServiceOptions(console);
    }

    @Override
    public Integer call() {
        DeviceId id = DeviceArgument.parse(device);
        try (ServiceSession session = service.open()) {
            return ServiceSession.await(session.forgetDevice().forget(id, force))
                    .match(new Telling(console, id));
        }
    }

    /** Tells the result. */
    private record Telling(Console console, DeviceId id) implements ForgetResult.Cases<Integer> {
        @Override
        public Integer forgotten(ForgetResult.Forgotten forgotten) {
            console.out().println("Nothing is kept of " + id + " any more.");
            return ExitCode.DONE;
        }

        @Override
        public Integer stillThere(ForgetResult.StillThere there) {
            throw new CommandFailure(
                    ExitCode.FAILED, "'" + id + "' is connected, and would report again at once; stop it first");
        }

        @Override
        public Integer notAsked(ForgetResult.NotAsked notAsked) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "'" + id + "' seems to be connected, and could not be asked (" + notAsked.why()
                            + "); --force removes it all the same");
        }

        @Override
        public Integer unknownDevice(ForgetResult.UnknownDevice unknown) {
            throw Twins.unknown(id);
        }

        @Override
        public Integer unreachable(ForgetResult.Unreachable unreachable) {
            throw new CommandFailure(ExitCode.UNREACHABLE, unreachable.why());
        }
    }
}
