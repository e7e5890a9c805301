package dev.drydock.bootstrap.commandline.keys;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.signing.KeySetFile;
import dev.drydock.bootstrap.commandline.signing.Trust;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.file.PublicKeyFile;
import dev.drydock.bootstrap.file.TextFile;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.trust.key.VerifyingKey;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.protocol.trust.JwkDocument;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drydock keys show}: a key set or a public key. */
@Command(
        name = "show",
        description = "Show a key set and who has signed it, or a public key (JWK or PEM) and its thumbprint.",
        footer = {"", "Example: drydock keys show trust/keyset.json"})
final class ShowCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "FILE", description = "The key set or the key.")
    Path file = Path.of("");

    ShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (TextFile.read("FILE", file).contains("\"payload\"")) {
            show(KeySetFile.read("FILE", file));
        } else {
            show(PublicKeyFile.read("FILE", file));
        }
        return ExitCode.DONE;
    }

    private void show(SignedKeySet set) {
        KeySetLines.of(set).forEach(console.out()::println);
        console.out()
                .println(Trust.keySetCheck()
                        .first(set)
                        .match(
                                taken -> "Its own roots have signed it.",
                                version -> "",
                                (Reason reason) -> "It is not finished: " + reason.message() + "."));
    }

    private void show(VerifyingKey key) {
        console.out().println("Thumbprint:  " + key.thumbprint());
        console.out().println(JwkDocument.text(key));
    }
}
