package dev.drydock.protocol.trust;

import dev.drydock.application.trust.SignedForm;
import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.key.VerifyingKey;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.domain.trust.manifest.Manifest;

/** Manifests and key sets as JSON Web Signatures. */
public final class SignedDocuments implements SignedForm {
    @Override
    public String manifestHeader(VerifyingKey signer) {
        return TokenDocument.header(signer.algorithm(), signer.thumbprint(), TokenDocument.Type.MANIFEST);
    }

    @Override
    public String payload(Manifest manifest) {
        return Base64Url.encode(ManifestDocument.write(manifest));
    }

    @Override
    public String keySetHeader(VerifyingKey signer) {
        return TokenDocument.header(signer.algorithm(), signer.thumbprint(), TokenDocument.Type.KEY_SET);
    }

    @Override
    public SignedKeySet unsigned(KeySet set) {
        return KeySetDocument.unsigned(set);
    }
}
