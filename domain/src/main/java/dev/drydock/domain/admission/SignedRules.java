package dev.drydock.domain.admission;

import dev.drydock.domain.order.UpdateLedger;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.manifest.TrustRule;
import dev.drydock.domain.trust.manifest.TrustRules;
import dev.drydock.domain.trust.manifest.VerifiedManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The rules of admission of a device that asks for manifests. */
public final class SignedRules {
    public static final Rule SAME_ID_SAME_MANIFEST = Rule.refusing(
            ReasonCode.UPDATE_ID_REUSED,
            "same-id-same-manifest",
            "An id names one manifest for ever, but for one under way, which may be renewed before the switch.",
            it -> it.known()
                    .flatMap(UpdateLedger.Entry::order)
                    .filter(former -> !former.sameManifestAs(it.order()))
                    .filter(former -> !it.renewsManifest())
                    .map(former -> refused(new Reason(
                            ReasonCode.UPDATE_ID_REUSED, "this update id was used before with another manifest"))));

    public static final Rule MANIFEST_PRESENT = Rule.refusing(
            ReasonCode.MANIFEST_MISSING,
            "manifest-present",
            "The order has a manifest.",
            it -> it.order().manifest().isPresent()
                    ? Optional.empty()
                    : Optional.of(refused(Reason.of(ReasonCode.MANIFEST_MISSING))));

    public static final Rule MANIFEST_SOUND =
            found(ReasonCode.MANIFEST_MALFORMED, "manifest-sound", "The manifest has the form of the contract.");

    public static final Rule FORMAT_KNOWN =
            found(ReasonCode.FORMAT_UNKNOWN, "format-known", "The manifest is of a format that this device knows.");

    public static final Rule AGREEING = checking(
            ReasonCode.MANIFEST_DISAGREES,
            "agreeing",
            "What the order says of its image besides is what the manifest says.",
            (manifest, it) -> it.order().agreesWith(manifest.manifest())
                    ? Optional.empty()
                    : Optional.of(new Reason(
                            ReasonCode.MANIFEST_DISAGREES,
                            "the order is of another image than its manifest, which is the " + manifest)));

    public static final Rule SIGNED =
            found(ReasonCode.SIGNATURE_WRONG, "signed", "The signature is that of the key that the manifest names.");

    public static final Rule KEY_KNOWN =
            found(ReasonCode.UNKNOWN_KEY, "key-known", "The key is a release key of the device's key set.");

    public static final Rule KEY_NOT_REVOKED =
            found(ReasonCode.KEY_REVOKED, "key-not-revoked", "The device's key set has not revoked the key.");

    public static final Rule MANIFEST_RENEWAL = Rule.answering(
            "manifest-renewal",
            "An update that still looks at manifests goes on with another one for the same image.",
            it -> it.renewsManifest() ? Optional.of(renewed(it)) : Optional.empty());

    /** Last of all: an image that is committed already is installed nowhere, whatever it may be installed from. */
    public static final Rule FROM_HERE = trusting(TrustRules.FROM_HERE);

    private SignedRules() {}

    /**
     * The rules of a device, in the order in which they are asked.
     *
     * @param simulated the device only acts updates out
     * @param allowUnsigned an order without a manifest is decided on by the rules of a device that asks for none
     */
    static List<Rule> of(boolean simulated, boolean allowUnsigned) {
        List<Rule> rules = new ArrayList<>(List.of(
                Rules.READY,
                Rules.CANCELLED_BEFORE,
                Rules.SAME_ID_SAME_IMAGE,
                SAME_ID_SAME_MANIFEST,
                Rules.RENEWAL,
                Rules.ONCE,
                Rules.NOT_EXPIRED));
        if (!allowUnsigned) {
            rules.add(MANIFEST_PRESENT);
        }
        rules.addAll(List.of(MANIFEST_SOUND, FORMAT_KNOWN, AGREEING, SIGNED, KEY_KNOWN, KEY_NOT_REVOKED));
        TrustRules.ALL.stream()
                .filter(rule -> !rule.equals(TrustRules.FROM_HERE))
                .map(SignedRules::trusting)
                .forEach(rules::add);
        if (!simulated) {
            rules.add(Rules.FETCHABLE);
        }
        if (!simulated && allowUnsigned) {
            rules.addAll(List.of(Rules.KNOWN_CHECK_VALUE, Rules.VERIFIABLE));
        }
        rules.addAll(List.of(MANIFEST_RENEWAL, Rules.ONE_AT_A_TIME, Rules.SETTLED, Rules.NOT_INSTALLED_YET, FROM_HERE));
        return List.copyOf(rules);
    }

    /** The rule of trust as a rule of admission. */
    private static Rule trusting(TrustRule rule) {
        return checking(
                rule.code(),
                rule.name(),
                rule.meaning(),
                (manifest, it) -> it.vouching().flatMap(vouching -> rule.refusal(manifest, vouching.device())));
    }

    private static Rule checking(
            ReasonCode code,
            String name,
            String meaning,
            BiFunction<VerifiedManifest, Candidate, Optional<Reason>> check) {
        return Rule.refusing(
                code,
                name,
                meaning,
                it -> it.vouching()
                        .flatMap(Vouching::verified)
                        .flatMap(manifest -> check.apply(manifest, it))
                        .map(SignedRules::refused));
    }

    /** The rule that the check of the manifest has decided already. */
    private static Rule found(ReasonCode code, String name, String meaning) {
        return Rule.refusing(
                code,
                name,
                meaning,
                it -> it.vouching()
                        .flatMap(Vouching::finding)
                        .flatMap(finding -> finding.match(manifest -> Optional.<Reason>empty(), Optional::of))
                        .filter(reason -> reason.code() == code)
                        .map(SignedRules::refused));
    }

    private static Decision renewed(Candidate it) {
        return FROM_HERE.judge(it).orElseGet(Decision.Renew::new);
    }

    private static Decision refused(Reason reason) {
        return new Decision.Refuse(reason);
    }
}
