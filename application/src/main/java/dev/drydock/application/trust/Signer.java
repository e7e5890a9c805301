package dev.drydock.application.trust;

import dev.drydock.domain.trust.key.VerifyingKey;

/** A private key, wherever it is kept. */
public interface Signer {
    /** Its public half. */
    VerifyingKey key();

    /**
     * Signs bytes.
     *
     * @return what should be a signature of 64 bytes; nobody has checked it
     * @throws SigningFailed when the key gave none
     */
    byte[] sign(byte[] bytes) throws SigningFailed;
}
