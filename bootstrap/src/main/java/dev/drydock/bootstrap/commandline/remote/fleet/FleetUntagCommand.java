package dev.drydock.bootstrap.commandline.remote.fleet;

import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteBody;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drydock fleet untag}: tags of devices less. */
@Command(
        name = "untag",
        description = "Remove tags of one device, or of every device that a query takes.",
        footer = {
            "",
            "A query counts on the command line alone, and nowhere else.",
            "Examples:",
            "  drydock fleet untag gw-0042 ring",
            "  drydock fleet untag --query 'model = gateway' ring"
        })
final class FleetUntagCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    @Nullable
    CommandSpec spec;

    @Mixin
    ServerOptions server;

    @Option(
            names = "--query",
            paramLabel = "QUERY",
            description = "Every device that it takes, in the place of DEVICE, such as 'model = gateway'.")
    @Nullable
    String query;

    @Parameters(
            arity = "1..*",
            paramLabel = "[DEVICE] NAME",
            description = "The device, unless there is a query, and the names of the tags to remove.")
    List<String> words = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    FleetUntagCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        Chosen chosen = Chosen.of(spec, query, words);
        List<String> tags = chosen.tags("the name of a tag, such as ring, behind the device");
        chosen.change(server.open(), new RemoteBody().with("remove", tags), console, json);
        return ExitCode.DONE;
    }
}
