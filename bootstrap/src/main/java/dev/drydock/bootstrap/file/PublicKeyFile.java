package dev.drydock.bootstrap.file;

import dev.drydock.bootstrap.console.CommandFailure;
import dev.drydock.domain.trust.key.VerifyingKey;
import dev.drydock.jose.Spki;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.trust.JwkDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Public keys: a JWK, as {@code drydock keys new} writes it, or PEM, as {@code openssl pkey -pubout} does. */
public final class PublicKeyFile {
    private static final String LABEL = "PUBLIC KEY";

    private PublicKeyFile() {}

    /** The key in a file; wrong use when it holds none that is a point of Ed25519 or P-256. */
    public static VerifyingKey read(String option, Path path) {
        byte[] content = NamedFile.bytes(option, path);
        try {
            return new String(content, StandardCharsets.ISO_8859_1).contains("-----BEGIN ")
                    ? ofPem(option, path)
                    : JwkDocument.read(content);
        } catch (MalformedDocument e) {
            throw CommandFailure.wrongUse(option + ": '" + path + "' is no public key: " + e.getMessage());
        }
    }

    private static VerifyingKey ofPem(String option, Path path) throws MalformedDocument {
        PemFile pem = PemFile.read(option, path);
        PemFile.Block block = pem.blocks().stream()
                .filter(found -> found.label().equals(LABEL))
                .findFirst()
                .orElseThrow(() -> CommandFailure.wrongUse(
                        option + ": '" + path + "' holds no public key; make its file with: openssl pkey -in " + path
                                + " -pubout -out KEY.pub"));
        return JwkDocument.checked(Spki.read(block.content())
                .orElseThrow(() -> pem.broken(block, "it is no key on Ed25519, nor an uncompressed one on P-256")));
    }
}
