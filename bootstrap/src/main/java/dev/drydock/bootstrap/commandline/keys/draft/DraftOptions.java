package dev.drydock.bootstrap.commandline.keys.draft;

import dev.drydock.application.trust.Drafted;
import dev.drydock.bootstrap.commandline.signing.KeySetFile;
import dev.drydock.bootstrap.commandline.signing.Trust;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.file.NewFile;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** The file of a draft. */
final class DraftOptions {
    private final Console console;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DRAFT",
            required = true,
            description = "Write the draft to DRAFT, which must not be there yet.")
    Path output = Path.of("");

    DraftOptions(Console console) {
        this.console = console;
    }

    /** Drafts the set that follows another. */
    int propose(Path former, List<UnaryOperator<KeySet>> changes) {
        return make(() -> Trust.proposeKeySet(console.clock()).propose(KeySetFile.read("SET", former), changes));
    }

    /** Makes a draft and writes it, once the file is known to be free. */
    int make(Supplier<Drafted> maker) {
        NewFile.checkFree("--output", output);
        SignedKeySet draft = maker.get().match(set -> set, why -> {
            throw new CommandFailure(ExitCode.FAILED, "no draft was made: " + why);
        });
        KeySetFile.write("--output", output, draft);
        console.out().println(output + ": key set " + draft.set().version() + ", to be signed by " + signers(draft));
        return ExitCode.DONE;
    }

    private static String signers(SignedKeySet draft) {
        KeySetVersion version = draft.set().version();
        int threshold = draft.set().roots().threshold();
        return threshold + " of its " + draft.set().roots().keys().size() + " roots"
                + (version.version() > 1 ? ", and by as many roots of the set before as that one asks for" : "");
    }
}
