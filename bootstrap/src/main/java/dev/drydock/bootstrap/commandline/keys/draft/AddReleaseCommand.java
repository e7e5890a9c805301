package dev.drydock.bootstrap.commandline.keys.draft;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.console.Console;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock keys add-release}: the next key set, with one more release key. */
@Command(
        name = "add-release",
        description = "Draft the next key set with one more key that signs manifests, or with a longer life of one.",
        footer = {"", "Example: drydock keys add-release keyset.json release-2.jwk --not-after 2028-12-01 -o draft.json"
        })
public final class AddReleaseCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    DraftOptions draft;

    @Parameters(index = "0", paramLabel = "SET", description = "The key set that devices trust now.")
    Path set = Path.of("");

    @Parameters(index = "1", paramLabel = "KEY", description = "The public key, a JWK or PEM.")
    Path key = Path.of("");

    @Option(
            names = "--not-after",
            paramLabel = "TIME",
            defaultValue = "730d",
            description = "Last moment in which manifests of the key are taken: a time, a date, or a time from now. "
                    + "Default: ${DEFAULT-VALUE}.")
    String notAfter = "730d";

    /** A command that has not been parsed. */
    public AddReleaseCommand(Console console) {
        this.console = console;
        this.draft = new DraftOptions(console);
    }

    @Override
    public Integer call() {
        return draft.propose(
                set,
                List.of(Changes.release("KEY", key, notAfter, console.clock().instant())));
    }
}
