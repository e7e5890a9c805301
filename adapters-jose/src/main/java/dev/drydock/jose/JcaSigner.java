package dev.drydock.jose;

import dev.drydock.application.trust.Signer;
import dev.drydock.application.trust.SigningFailed;
import dev.drydock.domain.trust.key.SignatureAlgorithm;
import dev.drydock.domain.trust.key.VerifyingKey;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;

/** A private key in memory. */
public final class JcaSigner implements Signer {
    private final VerifyingKey key;
    private final PrivateKey secret;

    /** A key pair; whether the halves belong together shows when it signs. */
    public JcaSigner(VerifyingKey key, PrivateKey secret) {
        this.key = key;
        this.secret = secret;
    }

    /** A new key. */
    public static JcaSigner generate(SignatureAlgorithm algorithm) {
        try {
            KeyPair pair = generator(algorithm).generateKeyPair();
            VerifyingKey key = Spki.read(pair.getPublic().getEncoded())
                    .orElseThrow(() -> new IllegalStateException("the JDK writes its keys in another form"));
            return new JcaSigner(key, pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform makes keys of " + algorithm, e);
        }
    }

    @Override
    public VerifyingKey key() {
        return key;
    }

    /** The private key itself, to be written to a file. */
    public PrivateKey secret() {
        return secret;
    }

    @Override
    public byte[] sign(byte[] bytes) throws SigningFailed {
        try {
            Signature signature = Signature.getInstance(JcaSignatures.name(key.algorithm()));
            signature.initSign(secret);
            signature.update(bytes);
            return signature.sign();
        } catch (InvalidKeyException e) {
            throw new SigningFailed(
                    "the private key is not one for " + key.algorithm().header());
        } catch (GeneralSecurityException e) {
            throw new SigningFailed("the private key does not sign: " + e.getMessage());
        }
    }

    private static KeyPairGenerator generator(SignatureAlgorithm algorithm) throws GeneralSecurityException {
        if (algorithm == SignatureAlgorithm.EDDSA) {
            return KeyPairGenerator.getInstance("Ed25519");
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator;
    }
}
