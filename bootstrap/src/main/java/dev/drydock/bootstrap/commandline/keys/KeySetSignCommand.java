package dev.drydock.bootstrap.commandline.keys;

import dev.drydock.application.trust.SigningFailed;
import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.signing.KeySetFile;
import dev.drydock.bootstrap.commandline.signing.SignerOptions;
import dev.drydock.bootstrap.commandline.signing.Trust;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.file.NewFile;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock keys sign}: the signature of one root. */
@Command(
        name = "sign",
        description = "Sign a draft of a key set with one root, on the machine of that root. It shows what is signed.",
        footer = {"", "Example: drydock keys sign draft.json --key root-a.pem -o signed-a.json"})
final class KeySetSignCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    SignerOptions signer;

    @Parameters(paramLabel = "DRAFT", description = "The draft, without signatures or with those of other roots.")
    Path draft = Path.of("");

    @Option(
            names = "--after",
            paramLabel = "SET",
            description = "The key set before it; needed to sign with a root that the draft leaves out.")
    @Nullable
    Path after;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Write the draft with the signature to FILE, which must not be there yet.")
    Path output = Path.of("");

    KeySetSignCommand(Console console) {
        this.console = console;
        this.signer = new SignerOptions(console);
    }

    @Override
    public Integer call() {
        NewFile.checkFree("--output", output);
        SignedKeySet set = KeySetFile.read("DRAFT", draft);
        Optional<SignedKeySet> former = Optional.ofNullable(after).map(file -> KeySetFile.read("--after", file));
        KeySetLines.of(set.set()).forEach(console.out()::println);
        try {
            SignedKeySet signed = Trust.signKeySet().sign(set, former.map(SignedKeySet::set), signer.open());
            KeySetFile.write("--output", output, signed);
            console.out()
                    .println(output + ": signed by "
                            + signed.signatures()
                                    .get(signed.signatures().size() - 1)
                                    .signer());
            return ExitCode.DONE;
        } catch (SigningFailed e) {
            throw Trust.notSigned(e);
        }
    }
}
