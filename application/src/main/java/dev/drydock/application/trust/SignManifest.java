package dev.drydock.application.trust;

import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.domain.trust.manifest.Manifest;

/** Signs a manifest with a release key. */
public final class SignManifest {
    private final SignToken tokens;
    private final SignedForm form;

    public SignManifest(SignToken tokens, SignedForm form) {
        this.tokens = tokens;
        this.form = form;
    }

    /**
     * Signs a manifest.
     *
     * @throws SigningFailed when the signer gives no signature of its key
     */
    public SignedToken sign(Manifest manifest, Signer signer) throws SigningFailed {
        return tokens.sign(form.manifestHeader(signer.key()), form.payload(manifest), signer);
    }
}
