package dev.drydock.application.trust;

import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.key.SignatureAlgorithm;
import dev.drydock.domain.trust.key.SignatureCheck;
import dev.drydock.domain.trust.key.SignedToken;

/** Signs a token. Nothing leaves it that its key's public half does not verify. */
public final class SignToken {
    private final SignatureCheck signatures;

    public SignToken(SignatureCheck signatures) {
        this.signatures = signatures;
    }

    /**
     * Signs a header and a payload, both in base64url.
     *
     * @throws SigningFailed when the signer gives no signature, or one that is not of its key
     */
    public SignedToken sign(String header, String payload, Signer signer) throws SigningFailed {
        SignedToken unsigned =
                new SignedToken(signer.key().algorithm(), signer.key().thumbprint(), header, payload, "");
        byte[] signature = signer.sign(unsigned.signingInput());
        if (signature.length != SignatureAlgorithm.SIGNATURE_LENGTH) {
            throw new SigningFailed("a signature has " + SignatureAlgorithm.SIGNATURE_LENGTH
                    + " bytes, and the signer gave " + signature.length);
        }
        SignedToken token =
                new SignedToken(unsigned.algorithm(), unsigned.signer(), header, payload, Base64Url.encode(signature));
        if (!signatures.isBy(signer.key(), token)) {
            throw new SigningFailed("the signature is not of the key "
                    + signer.key().thumbprint() + ": private and public key do not belong together");
        }
        return token;
    }
}
