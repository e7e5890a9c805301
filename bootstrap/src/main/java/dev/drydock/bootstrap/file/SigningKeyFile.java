package dev.drydock.bootstrap.file;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.jose.JcaSigner;
import dev.drydock.jose.PrivateKeyDocument;
import dev.drydock.jose.UnusableKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;

/** Private keys that sign: PKCS#8 in PEM, as {@code openssl genpkey} writes it. */
public final class SigningKeyFile {
    private static final String OPEN = "PRIVATE KEY";
    private static final String CLOSED = "ENCRYPTED PRIVATE KEY";

    private SigningKeyFile() {}

    /**
     * The key in a file.
     *
     * @param passphrase asked for when one closes the key
     */
    public static JcaSigner read(String option, Path path, Supplier<char[]> passphrase) {
        PemFile pem = PemFile.read(option, path);
        PemFile.Block block = pem.blocks().stream()
                .filter(found -> found.label().endsWith(OPEN))
                .findFirst()
                .orElseThrow(() -> CommandFailure.wrongUse(option + ": '" + path
                        + "' holds no private key in PEM form; make one with: " + "drydock keys new " + path));
        if (block.hasHeaders() || !(block.label().equals(OPEN) || block.label().equals(CLOSED))) {
            throw pem.broken(
                    block, "it is no PKCS#8; convert it with: openssl pkcs8 -topk8 -in " + path + " -out KEY.pem");
        }
        try {
            return block.label().equals(OPEN)
                    ? PrivateKeyDocument.read(block.content())
                    : opened(pem, block, passphrase.get());
        } catch (UnusableKey e) {
            throw pem.broken(
                    block,
                    e.getMessage() + "; make one with 'drydock keys new' or 'openssl genpkey -algorithm ed25519'");
        }
    }

    /** The text of a file with a key. */
    public static byte[] text(JcaSigner key) {
        return text(OPEN, PrivateKeyDocument.write(key));
    }

    /** The text of a file with a key that a pass-phrase closes. */
    public static byte[] text(JcaSigner key, char[] passphrase) {
        return text(CLOSED, PrivateKeyDocument.close(key, passphrase));
    }

    private static JcaSigner opened(PemFile pem, PemFile.Block block, char[] passphrase) throws UnusableKey {
        try {
            return PrivateKeyDocument.open(block.content(), passphrase)
                    .orElseThrow(() -> pem.broken(block, "the pass-phrase does not open it"));
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private static byte[] text(String label, byte[] document) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(document);
        return ("-----BEGIN " + label + "-----\n" + lines + "\n-----END " + label + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
