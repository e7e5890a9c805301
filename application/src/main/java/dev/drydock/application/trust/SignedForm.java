package dev.drydock.application.trust;

import dev.drydock.domain.trust.key.VerifyingKey;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.domain.trust.manifest.Manifest;

/** The form in which manifests and key sets are signed. Headers and payloads are in base64url. */
public interface SignedForm {
    /** The header of a manifest that this key is going to sign. */
    String manifestHeader(VerifyingKey signer);

    String payload(Manifest manifest);

    /** The header of a key set that this key is going to sign. */
    String keySetHeader(VerifyingKey signer);

    /** A key set that nobody has signed. */
    SignedKeySet unsigned(KeySet set);
}
