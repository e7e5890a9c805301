package dev.drydock.bootstrap.options.device;

import dev.drydock.bootstrap.CommandFailure;
import java.io.IOException;
import java.io.StreamTokenizer;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Options whose value is a command. */
public final class CommandText {
    private CommandText() {}

    /** The command; empty when the option is not given. */
    public static Optional<String> of(String option, @Nullable String text) {
        if (text != null && text.isBlank()) {
            throw CommandFailure.wrongUse(option + " wants a command, and got nothing but blanks");
        }
        return Optional.ofNullable(text);
    }

    /** The words of a command that no shell sees: blanks part them, but not within single or double quotes. */
    static List<String> words(String command) {
        StreamTokenizer tokens = new StreamTokenizer(new StringReader(command));
        tokens.resetSyntax();
        tokens.wordChars('!', Character.MAX_VALUE);
        tokens.whitespaceChars(0, ' ');
        tokens.quoteChar('"');
        tokens.quoteChar('\'');
        List<String> words = new ArrayList<>();
        try {
            while (tokens.nextToken() != StreamTokenizer.TT_EOF) {
                words.add(tokens.sval);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
