package dev.drydock.bootstrap.commandline.keys;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.signing.KeySetFile;
import dev.drydock.bootstrap.commandline.signing.Trust;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.file.NewFile;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock keys finish}: the key set that devices take. */
@Command(
        name = "finish",
        description = "Put the signatures of the roots together, and write the key set if enough of them have signed.",
        footer = {
            "",
            "Examples:",
            "  drydock keys finish signed-a.json signed-b.json -o keyset.json",
            "  drydock keys finish signed-a.json signed-b.json --after keyset.json -o keyset-2.json"
        })
final class FinishCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Parameters(arity = "1..*", paramLabel = "SIGNED", description = "The draft as the roots have signed it.")
    List<Path> parts = new ArrayList<>();

    @Option(
            names = "--after",
            paramLabel = "SET",
            description = "The key set before it, which devices trust now; its roots have to sign as well.")
    @Nullable
    Path after;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Write the key set to FILE, which must not be there yet.")
    Path output = Path.of("");

    FinishCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        NewFile.checkFree("--output", output);
        List<SignedKeySet> signed =
                parts.stream().map(part -> KeySetFile.read("SIGNED", part)).toList();
        Optional<SignedKeySet> former = Optional.ofNullable(after).map(file -> KeySetFile.read("--after", file));
        SignedKeySet whole = Trust.finishKeySet().finish(signed, former).match(set -> set, why -> {
            throw new CommandFailure(ExitCode.FAILED, "not finished: " + why);
        });
        KeySetFile.write("--output", output, whole);
        console.out()
                .println(output + ": key set " + whole.set().version() + ", signed by "
                        + whole.signatures().size() + (whole.signatures().size() == 1 ? " root" : " roots"));
        return ExitCode.DONE;
    }
}
