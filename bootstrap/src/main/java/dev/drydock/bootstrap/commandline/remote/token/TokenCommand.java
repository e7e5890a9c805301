package dev.drydock.bootstrap.commandline.remote.token;

import dev.drydock.bootstrap.commandline.remote.CommandGroup;
import dev.drydock.bootstrap.console.Console;
import picocli.CommandLine;

/** {@code drydock token}: the proofs of who may use a server. */
public final class TokenCommand {
    private TokenCommand() {}

    /** The command with its subcommands. */
    public static CommandLine tree(Console console) {
        return CommandGroup.tree(
                "token",
                "Give and revoke the tokens by which people and programs use a server.",
                "list",
                new TokenCreateCommand(console),
                new TokenListCommand(console),
                new TokenRevokeCommand(console));
    }
}
