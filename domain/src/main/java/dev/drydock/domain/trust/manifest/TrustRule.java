package dev.drydock.domain.trust.manifest;

import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * One rule by which a device takes a manifest.
 *
 * @param code the reason of a refusal
 * @param name unique among the rules, in words joined by hyphens
 * @param meaning one sentence for people
 * @param fault what keeps a manifest from a device, in words; nothing when it may pass
 */
public record TrustRule(
        ReasonCode code, String name, String meaning, BiFunction<VerifiedManifest, Bearer, Optional<String>> fault) {

    public Optional<Reason> refusal(VerifiedManifest manifest, Bearer device) {
        return fault.apply(manifest, device).map(message -> new Reason(code, message));
    }
}
