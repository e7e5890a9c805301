package dev.drydock.bootstrap.options;

import dev.drydock.bootstrap.CommandFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Options whose value is a command for the shell. */
public final class CommandText {
    private CommandText() {}

    /** The command; empty when the option is not given. */
    public static Optional<String> of(String option, @Nullable String text) {
        if (text != null && text.isBlank()) {
            throw CommandFailure.wrongUse(option + " wants a command, and got nothing but blanks");
        }
        return Optional.ofNullable(text);
    }
}
