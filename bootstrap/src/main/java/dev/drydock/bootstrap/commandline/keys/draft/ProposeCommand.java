package dev.drydock.bootstrap.commandline.keys.draft;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.domain.trust.keyset.KeySet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock keys propose}: the next key set, with several changes. */
@Command(
        name = "propose",
        description = "Draft the next key set, with several changes at once.",
        footer = {
            "",
            "Example: drydock keys propose keyset.json --revoke release.jwk --release release-2.jwk -o draft.json"
        })
public final class ProposeCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    DraftOptions draft;

    @Parameters(paramLabel = "SET", description = "The key set that devices trust now.")
    Path set = Path.of("");

    @Option(
            names = "--revoke",
            paramLabel = "KEY",
            split = ",",
            description = "A release key to revoke, as a thumbprint or a file, as often as there are such keys.")
    List<String> revoked = new ArrayList<>();

    @Option(
            names = "--release",
            paramLabel = "KEY",
            split = ",",
            description = "A public key to sign manifests with, as often as there are such keys.")
    List<Path> releases = new ArrayList<>();

    @Option(
            names = "--not-after",
            paramLabel = "TIME",
            defaultValue = "730d",
            description = "Last moment for the keys of --release. Default: ${DEFAULT-VALUE}.")
    String notAfter = "730d";

    @Option(
            names = "--root",
            paramLabel = "KEY",
            split = ",",
            description = "All roots from now on, as often as there are roots. Default: those of SET.")
    List<Path> roots = new ArrayList<>();

    @Option(
            names = "--threshold",
            paramLabel = "N",
            description = "How many of the roots have to sign; it goes with --root.")
    @Nullable
    Integer threshold;

    /** A command that has not been parsed. */
    public ProposeCommand(Console console) {
        this.console = console;
        this.draft = new DraftOptions(console);
    }

    @Override
    public Integer call() {
        Instant now = console.clock().instant();
        List<UnaryOperator<KeySet>> changes = new ArrayList<>();
        revoked.forEach(key -> changes.add(Changes.revocation("--revoke", key)));
        if (roots.isEmpty() != (threshold == null)) {
            throw CommandFailure.wrongUse("--root and --threshold go together");
        }
        if (threshold != null) {
            changes.add(Changes.rotation(roots, threshold));
        }
        releases.forEach(key -> changes.add(Changes.release("--release", key, notAfter, now)));
        if (changes.isEmpty()) {
            throw CommandFailure.wrongUse("name a change, such as --revoke, --release or --root");
        }
        return draft.propose(set, changes);
    }
}
