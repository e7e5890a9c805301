package dev.drydock.bootstrap.commandline.local;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.option.ListenAddress;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.broker.BrokerSettings;
import dev.drydock.broker.BrokerUnavailable;
import dev.drydock.broker.LocalBroker;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drydock broker}: the embedded broker, standing alone. */
@Command(name = "broker", description = "Run the embedded MQTT 5 broker, for trying things out with nothing installed.")
public final class BrokerCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:1883",
            description = "Where to listen; port 0 takes any that is free. Default: ${DEFAULT-VALUE}.")
    String listen = "127.0.0.1:1883";

    @Option(names = "--data-dir", paramLabel = "DIR", description = "Keep sessions and retained messages in DIR.")
    @Nullable
    Path dataDir;

    /** A command that has not been parsed. */
    public BrokerCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        ListenAddress address = ListenAddress.parse("--listen", listen);
        BrokerSettings settings = BrokerSettings.inMemory().on(address.host()).on(address.port());
        if (!address.isLoopback()) {
            console.err().println("WARNING: other machines may reach this broker, which asks nobody for a password.");
        }
        try (LocalBroker broker = LocalBroker.start(dataDir == null ? settings : settings.keptIn(dataDir))) {
            String uri = broker.uri().replaceFirst("^tcp:", "mqtt:");
            console.out().println("The broker listens at " + uri + " (press Ctrl-C to end).");
            console.out().println("  ./drydock device --id gateway-1 --broker " + uri);
            console.out().println("  ./drydock update gateway-1 --image FILE --version 2.0.0 --broker " + uri);
            console.out()
                    .println(
                            dataDir == null
                                    ? "Nothing is kept when it ends; --data-dir DIR keeps sessions and retained messages."
                                    : "Sessions and retained messages are kept in " + dataDir + ".");
            console.out().flush();
            Thread.currentThread().join();
            return ExitCode.DONE;
        } catch (BrokerUnavailable e) {
            throw new CommandFailure(ExitCode.WRONG_USE, String.valueOf(e.getMessage()));
        }
    }
}
