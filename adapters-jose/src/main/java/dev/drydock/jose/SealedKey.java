package dev.drydock.jose;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A private key that a pass-phrase closes: PKCS#8 with PBES2, RFC 8018, as openssl writes and opens it. The JDK reads and writes the
 * parameters; its own cipher of PBES2 takes pass-phrases of ASCII alone, so key and cipher are taken one by one.
 */
final class SealedKey {
    private static final Pattern SCHEME = Pattern.compile("PBEWith(HmacSHA(?:1|224|256|384|512))AndAES_(128|256)");
    private static final String OURS = "PBEWithHmacSHA256AndAES_256";
    private static final String CIPHER = "AES/CBC/PKCS5Padding";
    private static final int SALT = 16;
    private static final int BLOCK = 16;
    /** The least that OWASP's password storage cheat sheet names for PBKDF2 with HMAC-SHA-256. */
    private static final int ROUNDS = 600_000;
    /** A document that wants more would keep the machine busy for minutes. */
    private static final int MOST_ROUNDS = 10_000_000;

    private SealedKey() {}

    /** The document in DER. */
    static byte[] write(PrivateKey key, char[] passphrase) {
        try {
            PBEParameterSpec spec = new PBEParameterSpec(random(SALT), ROUNDS, new IvParameterSpec(random(BLOCK)));
            AlgorithmParameters scheme = AlgorithmParameters.getInstance(OURS);
            scheme.init(spec);
            AlgorithmParameters named = AlgorithmParameters.getInstance("PBES2");
            named.init(scheme.getEncoded());
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, OURS, spec, passphrase);
            return new EncryptedPrivateKeyInfo(named, cipher.doFinal(key.getEncoded())).getEncoded();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java platform has " + OURS, e);
        }
    }

    /** The PKCS#8 document within; empty when the pass-phrase does not open it. */
    static Optional<byte[]> open(byte[] document, char[] passphrase) throws UnusableKey {
        try {
            EncryptedPrivateKeyInfo sealed = new EncryptedPrivateKeyInfo(document);
            AlgorithmParameters scheme = sealed.getAlgParameters();
            PBEParameterSpec spec = scheme.getParameterSpec(PBEParameterSpec.class);
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, scheme.toString(), spec, passphrase);
            return opened(cipher, sealed.getEncryptedData());
        } catch (GeneralSecurityException | IOException | NullPointerException e) {
            // the JDK's reader throws whatever it happens to meet in a document that is none
            throw new UnusableKey(
                    "it is not closed with PBES2 (PBKDF2 and AES-CBC), as 'openssl genpkey -aes256' does it");
        }
    }

    private static Optional<byte[]> opened(Cipher cipher, byte[] closed) {
        try {
            byte[] document = cipher.doFinal(closed);
            // one wrong pass-phrase in 256 leaves a padding that happens to be right, and noise before it
            return document.length > 0 && document[0] == 0x30 ? Optional.of(document) : Optional.empty();
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, String scheme, PBEParameterSpec spec, char[] passphrase)
            throws GeneralSecurityException {
        Matcher names = SCHEME.matcher(scheme);
        if (!names.matches() || spec.getIterationCount() > MOST_ROUNDS) {
            throw new GeneralSecurityException("scheme " + scheme);
        }
        PBEKeySpec password =
                new PBEKeySpec(passphrase, spec.getSalt(), spec.getIterationCount(), Integer.parseInt(names.group(2)));
        byte[] secret = SecretKeyFactory.getInstance("PBKDF2With" + names.group(1))
                .generateSecret(password)
                .getEncoded();
        password.clearPassword();
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(secret, "AES"), spec.getParameterSpec());
        return cipher;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
