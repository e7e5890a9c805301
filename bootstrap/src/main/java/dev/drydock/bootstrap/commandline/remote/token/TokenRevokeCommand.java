package dev.drydock.bootstrap.commandline.remote.token;

import dev.drydock.bootstrap.commandline.remote.Route;
import dev.drydock.bootstrap.commandline.remote.ServerOptions;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.protocol.text.Plain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drydock token revoke}: a token less. */
@Command(
        name = "revoke",
        description = "Revoke a token, which counts no more from then on.",
        footer = {"", "Example: drydock token revoke 3f9a"})
final class TokenRevokeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    ServerOptions server;

    @Parameters(paramLabel = "ID", description = "The token, as 'drydock token list' names it.")
    String id = "";

    /** A command that has not been parsed. */
    TokenRevokeCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions(console);
    }

    @Override
    public Integer call() {
        server.open().delete(Route.of("tokens", id));
        console.out().println("Token " + Plain.text(id) + " is revoked.");
        return ExitCode.DONE;
    }
}
