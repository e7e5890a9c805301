package dev.drydock.bootstrap.commandline.remote.token;

import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.Said;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.commandline.remote.Table;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.remote.RemoteDocument;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drydock token list}: all tokens. */
@Command(
        name = "list",
        description = "List the tokens, the oldest first, without their secrets.",
        footer = {"", "Example: drydock token list"})
final class TokenListCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Option(names = "--json", description = "Print one JSON document for each token.")
    boolean json;

    /** A command that has not been parsed. */
    TokenListCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        List<RemoteDocument> tokens = server.open().get(Route.of("tokens")).items("items");
        Said said = new Said(console, json);
        said.rows(
                tokens,
                new Table("TOKEN", "PERSON", "NAME", "CREATED", "EXPIRES"),
                token -> List.of(
                        token.text("id"),
                        token.text("person"),
                        token.text("name"),
                        token.text("created"),
                        token.find("expires").orElse("never")));
        said.count(tokens.size(), "token", "tokens");
        return ExitCode.DONE;
    }
}
