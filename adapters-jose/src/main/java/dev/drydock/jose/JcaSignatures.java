package dev.drydock.jose;

import dev.drydock.domain.trust.key.SignatureAlgorithm;
import dev.drydock.domain.trust.key.SignatureCheck;
import dev.drydock.domain.trust.key.VerifyingKey;
import java.security.GeneralSecurityException;
import java.security.Signature;

/** The JDK's arithmetic of signatures. */
public final class JcaSignatures implements SignatureCheck {
    @Override
    public boolean isBy(VerifyingKey key, byte[] signed, byte[] signature) {
        if (signature.length != SignatureAlgorithm.SIGNATURE_LENGTH) {
            return false;
        }
        try {
            Signature check = Signature.getInstance(name(key.algorithm()));
            check.initVerify(Spki.key(key));
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // a signature that is no pair of numbers, or a key that is no point: either way not this key's
            return false;
        }
    }

    /** The JDK's name of an algorithm; the one of ECDSA is for R and S side by side, IEEE P1363. */
    static String name(SignatureAlgorithm algorithm) {
        return algorithm == SignatureAlgorithm.EDDSA ? "Ed25519" : "SHA256withECDSAinP1363Format";
    }
}
