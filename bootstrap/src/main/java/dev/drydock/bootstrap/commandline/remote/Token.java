package dev.drydock.bootstrap.commandline.remote;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.file.SecretFile;
import dev.drydock.bootstrap.file.TextFile;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The proof of who asks a server, read from a file and shown to nobody. */
final class Token {
    /** Advice on where a token comes from. */
    static final String ADVICE = "the first token of a server is in the file admin.token of its data folder, and "
            + "'drydock token create' makes another; name its file with --token-file";

    static final Path STANDARD = Path.of("drydock-server", "admin.token");

    private static final String OPTION = "--token-file";
    private static final Pattern FORM = Pattern.compile("[!-~]{1,1000}");

    private final String secret;

    private Token(String secret) {
        this.secret = secret;
    }

    /**
     * Reads the first line of a file.
     *
     * @param file null for that of a server in the working folder
     */
    static Token read(@Nullable Path file, PrintStream log) {
        if (file == null && !Files.isRegularFile(STANDARD)) {
            throw CommandFailure.wrongUse("there is no token: " + STANDARD + " does not exist; " + ADVICE);
        }
        Path chosen = file == null ? STANDARD : file;
        String secret =
                TextFile.read(OPTION, chosen).lines().findFirst().orElse("").strip();
        if (!FORM.matcher(secret).matches()) {
            throw CommandFailure.wrongUse(OPTION + ": the first line of '" + chosen
                    + "' is no token, which is ddk_ and letters and digits; " + ADVICE);
        }
        SecretFile.warnIfOpen(OPTION, chosen, log);
        return new Token(secret);
    }

    /** The value of the header that carries it. */
    String header() {
        return "Bearer " + secret;
    }

    @Override
    public String toString() {
        return "a token";
    }
}
