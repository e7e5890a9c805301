package dev.drydock.bootstrap.commandline.keys.draft;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.console.Console;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock keys rotate-root}: the next key set, with other roots. */
@Command(
        name = "rotate-root",
        description =
                "Draft the next key set with other roots. Enough of the old and enough of the new have to sign it.",
        footer = {
            "",
            "Example: drydock keys rotate-root keyset.json --root root-a.jwk --root root-d.jwk --threshold 2 -o draft.json",
            "A root that is left out signs it with: drydock keys sign draft.json --after keyset.json ..."
        })
public final class RotateRootCommand implements Callable<Integer> {
    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    DraftOptions draft;

    @Parameters(paramLabel = "SET", description = "The key set that devices trust now.")
    Path set = Path.of("");

    @Option(
            names = "--root",
            paramLabel = "KEY",
            split = ",",
            required = true,
            description = "All roots from now on (JWK or PEM), as often as there are roots.")
    List<Path> roots = new ArrayList<>();

    @Option(
            names = "--threshold",
            paramLabel = "N",
            required = true,
            description = "How many of them have to sign a key set.")
    int threshold;

    /** A command that has not been parsed. */
    public RotateRootCommand(Console console) {
        this.draft = new DraftOptions(console);
    }

    @Override
    public Integer call() {
        return draft.propose(set, List.of(Changes.rotation(roots, threshold)));
    }
}
