package dev.drydock.application.trust;

import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.domain.trust.key.Thumbprint;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Adds the signature of one root to a key set. */
public final class SignKeySet {
    private final SignToken tokens;
    private final SignedForm form;

    public SignKeySet(SignToken tokens, SignedForm form) {
        this.tokens = tokens;
        this.form = form;
    }

    /**
     * Signs a draft.
     *
     * @param former the set before, whose roots sign too
     * @throws SigningFailed when the signer is no root of either set, has signed already, or gives no signature of its key
     */
    public SignedKeySet sign(SignedKeySet draft, Optional<KeySet> former, Signer signer) throws SigningFailed {
        Thumbprint name = signer.key().thumbprint();
        boolean isRoot = Stream.concat(Stream.of(draft.set()), former.stream())
                .anyMatch(set -> set.roots().find(name).isPresent());
        if (!isRoot) {
            throw new SigningFailed(notARoot(name, draft.set(), former));
        }
        if (draft.signatures().stream().anyMatch(entry -> entry.signer().equals(name))) {
            throw new SigningFailed("root " + name + " has signed it already; another root has to");
        }
        SignedToken signature = tokens.sign(form.keySetHeader(signer.key()), draft.payload(), signer);
        List<SignedToken> all =
                Stream.concat(draft.signatures().stream(), Stream.of(signature)).toList();
        return new SignedKeySet(draft.set(), draft.payload(), all);
    }

    private static String notARoot(Thumbprint name, KeySet draft, Optional<KeySet> former) {
        if (draft.releaseKey(name).isPresent()) {
            return "key " + name + " is a release key of key set " + draft.version() + "; roots alone sign key sets";
        }
        return "key " + name + " is no root of key set " + draft.version()
                + former.map(set -> ", nor of " + set.version())
                        .orElse("; if it is one of the set before, name that set as well");
    }
}
