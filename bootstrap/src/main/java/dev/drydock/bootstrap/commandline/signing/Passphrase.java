package dev.drydock.bootstrap.commandline.signing;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.file.SecretFile;
import dev.drydock.bootstrap.file.TextFile;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Pass-phrases, from a file or from the terminal. */
public final class Passphrase {
    private static final String OPTION = "--passphrase-file";

    private Passphrase() {}

    /** That of a key which is there. */
    static char[] of(Path key, @Nullable Path file, Console console) {
        if (file != null) {
            return read(file, console);
        }
        return console.prompt()
                .secret("Pass-phrase of " + key + ": ")
                .orElseThrow(() -> CommandFailure.wrongUse("'" + key
                        + "' is closed with a pass-phrase, and nobody can be asked; name its file with " + OPTION));
    }

    /** The first line of a file, as openssl takes it. */
    public static char[] read(Path file, Console console) {
        String line = TextFile.read(OPTION, file).lines().findFirst().orElse("");
        if (line.isEmpty()) {
            throw CommandFailure.wrongUse(OPTION + ": the first line of '" + file + "' is empty");
        }
        SecretFile.warnIfOpen(OPTION, file, console.err());
        return line.toCharArray();
    }

    /** A new one, which is asked for twice. */
    public static char[] chosen(Console console) {
        char[] first = asked(console, "Pass-phrase for the new key: ");
        char[] second = asked(console, "The same again: ");
        if (!Arrays.equals(first, second)) {
            throw CommandFailure.wrongUse("the two pass-phrases differ; nothing was written");
        }
        return first;
    }

    private static char[] asked(Console console, String question) {
        char[] answer = console.prompt()
                .secret(question)
                .orElseThrow(() ->
                        CommandFailure.wrongUse("--passphrase asks at a terminal, and there is none; use " + OPTION));
        if (answer.length == 0) {
            throw CommandFailure.wrongUse("a pass-phrase has at least one character; nothing was written");
        }
        return answer;
    }
}
