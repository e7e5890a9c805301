package dev.drydock.bootstrap.commandline.remote.token;

import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteBody;
import dev.drydock.protocol.remote.RemoteDocument;
import dev.drydock.protocol.text.Plain;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drydock token create}: one more token. */
@Command(
        name = "create",
        description = "Create a token. Its secret is printed once, and never told again.",
        footer = {
            "",
            "The secret alone goes to standard output, for a file of its own:",
            "  (umask 077; drydock token create --person anna --name laptop --lifetime 90d > anna.token)"
        })
final class TokenCreateCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Option(
            names = "--person",
            paramLabel = "PERSON",
            required = true,
            description = "Who it is for. Nobody approves a rollout that the same person has submitted.")
    String person = "";

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "What it is for, such as laptop.")
    String name = "";

    @Option(
            names = "--lifetime",
            paramLabel = "TIME",
            description = "Time after which it counts no more, such as 90d. Default: never.")
    @Nullable
    String lifetime;

    @Option(names = "--json", description = "Print one JSON document, which has the secret.")
    boolean json;

    /** A command that has not been parsed. */
    TokenCreateCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        RemoteBody body = new RemoteBody().with("person", person).with("name", name);
        if (lifetime != null) {
            body.with("lifetime", lifetime);
        }
        RemoteDocument token = server.open().postForSecret(Route.of("tokens"), body);
        new Said(console, json).document(token, made -> List.of(Plain.text(made.text("secret"))));
        console.err()
                .println(
                        "Keep it now: token " + Plain.text(token.text("id")) + " of " + Plain.text(token.text("person"))
                                + " is never told again. It counts until "
                                + token.find("expires").map(Plain::text).orElse("it is revoked") + ".");
        return ExitCode.DONE;
    }
}
