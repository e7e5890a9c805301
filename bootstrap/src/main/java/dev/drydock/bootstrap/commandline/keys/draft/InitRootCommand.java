package dev.drydock.bootstrap.commandline.keys.draft;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.signing.KeySetFile;
import dev.drydock.bootstrap.commandline.signing.Trust;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.domain.trust.keyset.ReleaseKey;
import dev.drydock.domain.trust.keyset.Roots;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drydock keys init-root}: the first key set. */
@Command(
        name = "init-root",
        description = "Draft the first key set: the roots, how many of them have to sign, and the first release keys.",
        footer = {
            "",
            "Example: drydock keys init-root --root root-a.jwk --root root-b.jwk --root root-c.jwk --threshold 2 "
                    + "--release release.jwk -o draft.json",
            "With --after it begins a new epoch with new roots, for when the old ones are lost. It comes to devices",
            "with an installed image alone."
        })
public final class InitRootCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    DraftOptions draft;

    @Option(
            names = "--root",
            paramLabel = "KEY",
            split = ",",
            required = true,
            description = "Public key of a root (JWK or PEM), as often as there are roots.")
    List<Path> roots = new ArrayList<>();

    @Option(
            names = "--threshold",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many roots have to sign a key set. Default: ${DEFAULT-VALUE}.")
    int threshold = 1;

    @Option(
            names = "--release",
            paramLabel = "KEY",
            split = ",",
            description = "Public key that signs manifests (JWK or PEM), as often as there are such keys.")
    List<Path> releases = new ArrayList<>();

    @Option(
            names = "--not-after",
            paramLabel = "TIME",
            defaultValue = "730d",
            description = "Last moment in which manifests of these keys are taken: a time, a date, or a time from now. "
                    + "Default: ${DEFAULT-VALUE}.")
    String notAfter = "730d";

    @Option(
            names = "--after",
            paramLabel = "SET",
            description =
                    "Begin the epoch after that of SET, the last key set with the old roots; its floors are kept.")
    @Nullable
    Path after;

    /** A command that has not been parsed. */
    public InitRootCommand(Console console) {
        this.console = console;
        this.draft = new DraftOptions(console);
    }

    @Override
    public Integer call() {
        Instant now = console.clock().instant();
        Roots all = Changes.roots(roots, threshold);
        List<ReleaseKey> keys = releases.stream()
                .map(file -> Changes.releaseKey("--release", file, notAfter, now))
                .toList();
        Optional<SignedKeySet> former = Optional.ofNullable(after).map(file -> KeySetFile.read("--after", file));
        return draft.make(() -> Trust.beginKeySets(console.clock()).begin(all, keys, former));
    }
}
