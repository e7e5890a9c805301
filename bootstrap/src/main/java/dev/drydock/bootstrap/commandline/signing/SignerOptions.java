package dev.drydock.bootstrap.commandline.signing;

import dev.drydock.application.trust.Signer;
import dev.drydock.bootstrap.commandline.parsing.Durations;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.file.PublicKeyFile;
import dev.drydock.bootstrap.file.SecretFile;
import dev.drydock.bootstrap.file.SigningKeyFile;
import dev.drydock.process.Command;
import dev.drydock.process.CommandSigner;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The key that signs: a file, or a command that signs with a key of its own. */
public final class SignerOptions {
    private final Console console;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Sign with the private key in FILE (PKCS#8, PEM), on Ed25519 or P-256.")
    @Nullable
    Path key;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "The pass-phrase of the key is the first line of FILE. Default: it is asked for.")
    @Nullable
    Path passphraseFile;

    @Option(
            names = "--signer-command",
            paramLabel = "COMMAND",
            description = "Sign by COMMAND, which a shell runs: what is to be signed is on its standard input, and it "
                    + "prints the 64 bytes of the signature. DRYDOCK_KID, DRYDOCK_ALG and DRYDOCK_SHA256 tell it more.")
    @Nullable
    String signerCommand;

    @Option(
            names = "--public-key",
            paramLabel = "FILE",
            description = "The public half of what COMMAND signs with, a JWK or PEM; its signature is checked with it.")
    @Nullable
    Path publicKey;

    @Option(
            names = "--signer-timeout",
            paramLabel = "TIME",
            defaultValue = "2m",
            description = "Time that COMMAND may take. Default: ${DEFAULT-VALUE}.")
    String signerTimeout = "2m";

    /** Options that have not been parsed. */
    public SignerOptions(Console console) {
        this.console = console;
    }

    /** The signer; wrong use where none, or more than one, is named. */
    public Signer open() {
        if ((key == null) == (signerCommand == null)) {
            throw CommandFailure.wrongUse("a signature is made with --key or by --signer-command; say one of them");
        }
        return key == null ? ofCommand(String.valueOf(signerCommand)) : ofFile(key);
    }

    private Signer ofFile(Path file) {
        if (publicKey != null) {
            throw CommandFailure.wrongUse(
                    "--public-key goes with --signer-command; --key holds its public half itself");
        }
        SecretFile.warnIfOpen("--key", file, console.err());
        return SigningKeyFile.read("--key", file, () -> Passphrase.of(file, passphraseFile, console));
    }

    private Signer ofCommand(String command) {
        if (publicKey == null) {
            throw CommandFailure.wrongUse("--signer-command wants the public half of its key as well, --public-key");
        }
        if (passphraseFile != null) {
            throw CommandFailure.wrongUse("--passphrase-file goes with --key; a command finds its secrets itself");
        }
        if (command.isBlank()) {
            throw CommandFailure.wrongUse("--signer-command wants a command, and got nothing but blanks");
        }
        Duration limit = Durations.atLeast(Duration.ofSeconds(1), "1s or more", "--signer-timeout", signerTimeout);
        return new CommandSigner(PublicKeyFile.read("--public-key", publicKey), new Command(command, limit));
    }
}
