package dev.drydock.bootstrap.commandline.keys.draft;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.option.Numbers;
import dev.drydock.bootstrap.commandline.parsing.Moments;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock keys floor}: the next key set, which sets the floors of a model. */
@Command(
        name = "floor",
        description = "Draft the next key set, which sets the floors of all devices of a model to these numbers, also "
                + "downwards: the cure after a stolen release key has raised them out of reach.",
        footer = {
            "",
            "Example: drydock keys floor keyset.json gateway --sequence 31 --counter 2 -o draft.json",
            "It does not reach counters in hardware, which only ever rise."
        })
public final class FloorCommand implements Callable<Integer> {
    /** A name in a manifest, as {@code Audience} has it. */
    private static final Pattern MODEL = Pattern.compile("[!-~](?:[ -~]{0,62}[!-~])?");

    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Mixin
    DraftOptions draft;

    @Parameters(index = "0", paramLabel = "SET", description = "The key set that devices trust now.")
    Path set = Path.of("");

    @Parameters(index = "1", paramLabel = "MODEL", description = "The model.")
    String model = "";

    @Option(
            names = "--sequence",
            paramLabel = "N",
            required = true,
            description = "The sequence, which the next manifest has to exceed.")
    long sequence;

    @Option(names = "--counter", paramLabel = "N", required = true, description = "The security counter.")
    int counter;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            description = "The floor of time as well, when a wrong clock has poisoned it.")
    @Nullable
    String time;

    /** A command that has not been parsed. */
    public FloorCommand(Console console) {
        this.console = console;
        this.draft = new DraftOptions(console);
    }

    @Override
    public Integer call() {
        if (!MODEL.matcher(model).matches()) {
            throw CommandFailure.wrongUse("MODEL: a model is 1 to 64 printable characters of ASCII");
        }
        Numbers.between("--sequence", 0, ReleaseNumbers.LARGEST_SEQUENCE, sequence);
        Numbers.between("--counter", 0, Integer.MAX_VALUE, counter);
        Optional<Instant> moment = Optional.ofNullable(time)
                .map(text -> Moments.of("--time", text, console.clock().instant()));
        return draft.propose(set, List.of(Changes.floor(model, new ReleaseNumbers(sequence, counter), moment)));
    }
}
