package dev.drydock.jose;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Optional;
import java.util.stream.Stream;

/** Private keys as PKCS#8, RFC 5208, as {@code openssl genpkey} writes them, open or closed with a pass-phrase. All in DER. */
public final class PrivateKeyDocument {
    private PrivateKeyDocument() {}

    public static byte[] write(JcaSigner key) {
        return key.secret().getEncoded();
    }

    /** The document of a key that a pass-phrase closes. */
    public static byte[] close(JcaSigner key, char[] passphrase) {
        return SealedKey.write(key.secret(), passphrase);
    }

    public static JcaSigner read(byte[] document) throws UnusableKey {
        PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(document);
        PrivateKey key = Stream.of("Ed25519", "EC")
                .flatMap(family -> key(family, spec).stream())
                .findFirst()
                .orElseThrow(() -> new UnusableKey("it is no key on Ed25519 or P-256"));
        return new JcaSigner(PublicHalf.of(key), key);
    }

    /**
     * The key in a document that a pass-phrase closes.
     *
     * @return nothing when the pass-phrase is wrong
     */
    public static Optional<JcaSigner> open(byte[] document, char[] passphrase) throws UnusableKey {
        Optional<byte[]> opened = SealedKey.open(document, passphrase);
        return opened.isEmpty() ? Optional.empty() : Optional.of(read(opened.get()));
    }

    private static Optional<PrivateKey> key(String family, PKCS8EncodedKeySpec spec) {
        try {
            return Optional.of(KeyFactory.getInstance(family).generatePrivate(spec));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
