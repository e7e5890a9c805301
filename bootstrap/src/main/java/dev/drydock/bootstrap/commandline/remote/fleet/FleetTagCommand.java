package dev.drydock.bootstrap.commandline.remote.fleet;

import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteBody;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code drydock fleet tag}: tags of devices. */
@Command(
        name = "tag",
        description = "Set tags of one device, or of every device that a query takes.",
        footer = {
            "",
            "A query counts on the command line alone, and nowhere else.",
            "Examples:",
            "  drydock fleet tag gw-0042 site=oslo ring=canary",
            "  drydock fleet tag --query 'model = gateway' site=oslo ring=canary"
        })
final class FleetTagCommand implements Callable<Integer> {
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
            paramLabel = "[DEVICE] NAME=VALUE",
            description = "The device, unless there is a query, and the tags to set.")
    List<String> words = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document.")
    boolean json;

    /** A command that has not been parsed. */
    FleetTagCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        Chosen chosen = Chosen.of(spec, query, words);
        Map<String, String> tags = new LinkedHashMap<>();
        for (String word : chosen.tags("a tag such as site=oslo behind the device")) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw CommandFailure.wrongUse("a tag is NAME=VALUE, such as site=oslo, and got '" + word + "'");
            }
            if (tags.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
                throw CommandFailure.wrongUse("the tag '" + word.substring(0, equals) + "' has a value already");
            }
        }
        chosen.change(server.open(), new RemoteBody().with("set", tags), console, json);
        return ExitCode.DONE;
    }
}
