package dev.drydock.process;

import dev.drydock.application.device.floor.SecurityCounterStore;
import dev.drydock.application.device.image.StopSignal;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A counter that a command keeps, in a TPM or in the variables of the boot loader. With the word {@code read} it prints the
 * number; with {@code raise N} it makes the number at least N, as often as it is asked to.
 */
public final class CommandCounterStore implements SecurityCounterStore {
    private static final System.Logger LOG = System.getLogger(CommandCounterStore.class.getName());

    private final List<String> program;
    private final Duration limit;

    /**
     * @param program and its first words
     * @param limit the longest time that it is waited for
     */
    public CommandCounterStore(List<String> program, Duration limit) {
        this.program = List.copyOf(program);
        this.limit = limit;
    }

    @Override
    public OptionalInt read() {
        CommandEnd end = run("read");
        Optional<String> line = end.outputIfExited(0).map(output -> output.firstLine());
        OptionalInt counter = line.map(CommandCounterStore::number).orElseGet(OptionalInt::empty);
        if (counter.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The counter store does not tell its counter: it {0}",
                    line.map(text -> "printed '" + text + "'").orElseGet(end::told));
        }
        return counter;
    }

    @Override
    public Optional<Reason> raise(int counter) {
        CommandEnd end = run("raise", String.valueOf(counter));
        return end.outputIfExited(0).isPresent()
                ? Optional.empty()
                : Optional.of(new Reason(ReasonCode.FLOOR_NOT_RAISED, "the counter store " + end.told()));
    }

    private CommandEnd run(String... words) {
        List<String> line = new ArrayList<>(program);
        line.addAll(List.of(words).subList(0, words.length - 1));
        return Command.program(line, words[words.length - 1], limit)
                .run(Map.of(), Command.Output.STANDARD, new StopSignal());
    }

    private static OptionalInt number(String text) {
        try {
            int number = Integer.parseInt(text);
            return number >= 0 ? OptionalInt.of(number) : OptionalInt.empty();
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
