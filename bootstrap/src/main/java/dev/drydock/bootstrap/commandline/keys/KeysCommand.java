package dev.drydock.bootstrap.commandline.keys;

import dev.drydock.bootstrap.commandline.keys.draft.AddReleaseCommand;
import dev.drydock.bootstrap.commandline.keys.draft.FloorCommand;
import dev.drydock.bootstrap.commandline.keys.draft.InitRootCommand;
import dev.drydock.bootstrap.commandline.keys.draft.ProposeCommand;
import dev.drydock.bootstrap.commandline.keys.draft.RevokeCommand;
import dev.drydock.bootstrap.commandline.keys.draft.RotateRootCommand;
import dev.drydock.bootstrap.commandline.remote.CommandGroup;
import dev.drydock.bootstrap.console.Console;
import picocli.CommandLine;

/** {@code drydock keys}: signing keys, and the key sets that devices trust. */
public final class KeysCommand {
    private KeysCommand() {}

    /** The command with its subcommands, in the order in which they are used. */
    public static CommandLine tree(Console console) {
        return CommandGroup.tree(
                "keys",
                "Make keys, and the key sets that tell devices which of them to trust. Nothing but publish needs a network.",
                "new root.pem",
                new NewCommand(console),
                new InitRootCommand(console),
                new ProposeCommand(console),
                new AddReleaseCommand(console),
                new RevokeCommand(console),
                new RotateRootCommand(console),
                new FloorCommand(console),
                new KeySetSignCommand(console),
                new FinishCommand(console),
                new PublishCommand(console),
                new ShowCommand(console));
    }
}
