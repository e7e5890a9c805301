package dev.drydock.domain.trust.keyset;

import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.key.SignatureCheck;
import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.domain.trust.key.VerifyingKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The check of key sets: version N + 1 is signed by enough roots of N and by enough roots of its own, as The Update Framework
 * has it for its root (specification 1.0.34, section 5.3).
 */
public final class KeySetCheck {
    private final SignatureCheck signatures;

    public KeySetCheck(SignatureCheck signatures) {
        this.signatures = signatures;
    }

    /** Judges a set that stands alone, such as the one in an image's trust folder: it meets its own threshold. */
    public KeySetFinding first(SignedKeySet offered) {
        return judged(offered, List.of(offered.set().roots()));
    }

    /** Judges a set that is offered to a device that trusts another. */
    public KeySetFinding next(SignedKeySet offered, SignedKeySet trusted) {
        KeySetVersion ours = trusted.set().version();
        KeySetVersion its = offered.set().version();
        if (its.equals(ours) && !offered.identity().equals(trusted.identity())) {
            return refused("it has the version " + its + " of the trusted one, and another content");
        }
        if (its.compareTo(ours) <= 0) {
            return new KeySetFinding.PassedOver(its);
        }
        if (its.epoch() != ours.epoch()) {
            return refused("epoch " + its.epoch() + " comes with an installed image alone");
        }
        if (!its.equals(ours.next())) {
            return new KeySetFinding.Refused(new Reason(
                    ReasonCode.KEY_SET_GAP, "key set " + ours.next() + " is missing between " + ours + " and " + its));
        }
        return judged(offered, List.of(trusted.set().roots(), offered.set().roots()));
    }

    private KeySetFinding judged(SignedKeySet offered, List<Roots> thresholds) {
        Set<VerifyingKey> signers = new HashSet<>();
        for (SignedToken entry : offered.signatures()) {
            Optional<VerifyingKey> signer = thresholds.stream()
                    .flatMap(roots -> roots.find(entry.signer()).stream())
                    .findFirst();
            if (signer.isEmpty()) {
                return refused("a signature is of " + entry.signer() + ", which is no root");
            }
            if (!entry.payload().equals(offered.payload()) || !signatures.isBy(signer.get(), entry)) {
                return refused("the signature of root " + entry.signer() + " is wrong");
            }
            signers.add(signer.get());
        }
        for (Roots roots : thresholds) {
            if (!roots.areMetBy(signers)) {
                return refused("it has signatures of "
                        + roots.keys().stream().filter(signers::contains).count() + " of the "
                        + (roots.equals(offered.set().roots()) ? "roots" : "former roots") + ", and needs "
                        + roots.threshold());
            }
        }
        return new KeySetFinding.Taken(offered.set());
    }

    private static KeySetFinding refused(String why) {
        return new KeySetFinding.Refused(new Reason(ReasonCode.KEY_SET_REFUSED, why));
    }
}
