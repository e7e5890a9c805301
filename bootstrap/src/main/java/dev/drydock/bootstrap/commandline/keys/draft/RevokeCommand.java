package dev.drydock.bootstrap.commandline.keys.draft;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.console.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drydock keys revoke}: the next key set, with one release key less. */
@Command(
        name = "revoke",
        description = "Draft the next key set, in which a release key is revoked for ever.",
        footer = {"", "Example: drydock keys revoke keyset.json release.jwk -o draft.json"})
public final class RevokeCommand implements Callable<Integer> {
    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    DraftOptions draft;

    @Parameters(index = "0", paramLabel = "SET", description = "The key set that devices trust now.")
    Path set = Path.of("");

    @Parameters(index = "1", paramLabel = "KEY", description = "The key: its thumbprint, or its public half in a file.")
    String key = "";

    /** A command that has not been parsed. */
    public RevokeCommand(Console console) {
        this.draft = new DraftOptions(console);
    }

    @Override
    public Integer call() {
        return draft.propose(set, List.of(Changes.revocation("KEY", key)));
    }
}
