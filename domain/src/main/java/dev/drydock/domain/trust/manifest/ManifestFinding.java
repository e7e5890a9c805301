package dev.drydock.domain.trust.manifest;

import dev.drydock.domain.reason.Reason;
import java.util.function.Function;

/** The finding of a check of a manifest. */
public sealed interface ManifestFinding {
    /** Takes the cases apart. */
    <T> T match(Function<VerifiedManifest, T> verified, Function<Reason, T> refused);

    /** A release key that is trusted signed it. */
    record Verified(VerifiedManifest manifest) implements ManifestFinding {
        @Override
        public <T> T match(Function<VerifiedManifest, T> verified, Function<Reason, T> refused) {
            return verified.apply(manifest);
        }
    }

    /** It is not to be believed. */
    record Refused(Reason reason) implements ManifestFinding {
        @Override
        public <T> T match(Function<VerifiedManifest, T> verified, Function<Reason, T> refused) {
            return refused.apply(reason);
        }
    }
}
