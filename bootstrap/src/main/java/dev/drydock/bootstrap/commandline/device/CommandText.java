package dev.drydock.bootstrap.commandline.device;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.file.NamedFile;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** The words of a program that is there, with its whole path first. */
    static List<String> program(String option, String command) {
        List<String> words = new ArrayList<>(words(option, command));
        Path program = NamedFile.path(option, words.get(0)).toAbsolutePath();
        if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
            throw CommandFailure.wrongUse(option + ": " + program + " is no program that can be run here");
        }
        words.set(0, program.toString());
        return words;
    }

    /**
     * The words of a command that no shell sees: blanks part them, but not within single or double quotes. A backslash is an
     * ordinary character.
     */
    static List<String> words(String option, String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < command.length(); i++) {
            char c = command.charAt(i);
            if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
                inWord = true;
            } else if (quote == 0 && c <= ' ') {
                if (inWord) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inWord = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (quote != 0) {
            throw CommandFailure.wrongUse(option + ": the quote " + quote + " is not closed");
        }
        if (inWord) {
            words.add(word.toString());
        }
        if (words.isEmpty()) {
            throw CommandFailure.wrongUse(option + " wants a command, and got nothing but blanks");
        }
        return words;
    }
}
