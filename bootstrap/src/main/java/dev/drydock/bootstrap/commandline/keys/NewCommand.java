package dev.drydock.bootstrap.commandline.keys;

import dev.drydock.bootstrap.commandline.option.CommonOptions;
import dev.drydock.bootstrap.commandline.signing.Passphrase;
import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.bootstrap.console.Console;
import dev.drydock.bootstrap.console.ExitCode;
import dev.drydock.bootstrap.file.NewFile;
import dev.drydock.bootstrap.file.SigningKeyFile;
import dev.drydock.domain.trust.key.SignatureAlgorithm;
import dev.drydock.jose.JcaSigner;
import dev.drydock.protocol.trust.JwkDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drydock keys new}: a new key. */
@Command(
        name = "new",
        description = "Make a private key, which stays where it is made, and its public half, which others get.",
        footer = {
            "",
            "Example: drydock keys new release.pem --passphrase",
            "It writes release.pem for its owner alone (PKCS#8, which openssl reads), and release.jwk."
        })
final class NewCommand implements Callable<Integer> {
    private static final String OPTION = "FILE";

    private final Console console;

    @Mixin
    CommonOptions common = new CommonOptions();

    @Parameters(paramLabel = "FILE", description = "The file of the private key, which must not be there yet.")
    Path file = Path.of("");

    @Option(
            names = "--alg",
            paramLabel = "ALG",
            defaultValue = "EdDSA",
            description = "EdDSA (Ed25519), or ES256 (P-256). Default: ${DEFAULT-VALUE}.")
    String algorithm = "EdDSA";

    @Option(names = "--passphrase", description = "Ask for a pass-phrase that closes the private key.")
    boolean passphrase;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "Close the private key with the first line of FILE.")
    @Nullable
    Path passphraseFile;

    NewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SignatureAlgorithm chosen = SignatureAlgorithm.find(algorithm)
                .orElseThrow(() -> CommandFailure.wrongUse("--alg wants EdDSA or ES256, and got '" + algorithm + "'"));
        Path publicFile = publicFile();
        NewFile.checkFree(OPTION, file);
        NewFile.checkFree(OPTION, publicFile);
        Optional<char[]> secret = secret();
        JcaSigner key = JcaSigner.generate(chosen);
        NewFile.writeSecret(
                OPTION,
                file,
                secret.map(closing -> SigningKeyFile.text(key, closing)).orElseGet(() -> SigningKeyFile.text(key)));
        String jwk = JwkDocument.text(key.key());
        NewFile.write(OPTION, publicFile, (jwk + "\n").getBytes(StandardCharsets.US_ASCII));
        console.out().println("Private key: " + file + (secret.isPresent() ? ", closed with a pass-phrase" : ""));
        console.out().println("Public key:  " + publicFile);
        console.out().println("Thumbprint:  " + key.key().thumbprint());
        console.out().println(jwk);
        if (secret.isEmpty()) {
            console.err().println("No pass-phrase closes the private key: whoever can read the file can sign with it.");
        }
        return ExitCode.DONE;
    }

    private Path publicFile() {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.replaceFirst("[.]pem$", "") + ".jwk");
    }

    private Optional<char[]> secret() {
        if (passphrase && passphraseFile != null) {
            throw CommandFailure.wrongUse("--passphrase and --passphrase-file exclude each other; leave one out");
        }
        if (passphraseFile != null) {
            return Optional.of(Passphrase.read(passphraseFile, console));
        }
        return passphrase ? Optional.of(Passphrase.chosen(console)) : Optional.empty();
    }
}
