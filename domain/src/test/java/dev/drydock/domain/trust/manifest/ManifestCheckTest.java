package dev.drydock.domain.trust.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drydock.domain.digest.Sha256;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.TrustSamples;
import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.KeySetSamples;
import dev.drydock.domain.trust.keyset.ReleaseKey;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ManifestCheckTest {
    private static final KeySet TRUSTED = KeySetSamples.first();
    private static final String SIGNER = KeySetSamples.RELEASE.thumbprint().value();

    private final AtomicInteger read = new AtomicInteger();

    private Reason refusal(SignedToken token, KeySet trusted) {
        ManifestCheck check = new ManifestCheck(TrustSamples.SIGNATURES, payload -> {
            read.incrementAndGet();
            return new ManifestReading.Read(ManifestSamples.plain());
        });
        return check.check(token, trusted)
                .match(
                        verified -> {
                            throw new AssertionError("verified: " + verified);
                        },
                        reason -> reason);
    }

    @Test
    void a_manifest_of_a_release_key_is_verified_and_known_by_its_payload() {
        Manifest manifest = ManifestSamples.plain();
        VerifiedManifest verified = ManifestSamples.verified(manifest);
        SignedToken token = TrustSamples.sign(KeySetSamples.RELEASE, manifest.toString());

        assertThat(verified.manifest()).isEqualTo(manifest);
        assertThat(verified.identity()).isEqualTo(Digest.of(Sha256.of(token.payloadBytes())));
        assertThat(verified.text()).isEqualTo(token.text());
        assertThat(verified.keyNotAfter()).isEqualTo(KeySetSamples.RELEASE_KEY.notAfter());
        assertThat(verified).hasToString("manifest of 2.0.0, sequence 30, signed by " + SIGNER);
        assertThat(verified)
                .isEqualTo(ManifestSamples.verified(manifest))
                .hasSameHashCodeAs(ManifestSamples.verified(manifest));
        assertThat(verified)
                .isNotEqualTo(ManifestSamples.verified(
                        ManifestSamples.of(ManifestSamples.audience("other"), TrustSamples.NUMBERS, Set.of())));
    }

    @Test
    void a_wrong_signature_is_refused_before_a_byte_of_the_payload_is_read() {
        SignedToken good = TrustSamples.sign(KeySetSamples.RELEASE, "payload");
        SignedToken forged = new SignedToken(
                good.algorithm(), good.signer(), good.header(), TrustSamples.text("other"), good.signature());
        SignedToken zero = new SignedToken(
                good.algorithm(), good.signer(), good.header(), good.payload(), Base64Url.encode(new byte[64]));

        Reason wrong = new Reason(ReasonCode.SIGNATURE_WRONG, "the signature is not that of key " + SIGNER);
        assertThat(refusal(forged, TRUSTED)).isEqualTo(wrong);
        assertThat(refusal(zero, TRUSTED)).isEqualTo(wrong);
        assertThat(read).hasValue(0);
    }

    @Test
    void a_key_that_the_set_does_not_name_is_unknown_and_so_is_a_root() {
        SignedToken stranger = TrustSamples.sign(TrustSamples.key(99), "payload");
        SignedToken root = TrustSamples.sign(TrustSamples.key(1), "payload");

        assertThat(refusal(stranger, TRUSTED))
                .isEqualTo(new Reason(
                        ReasonCode.UNKNOWN_KEY, "key " + stranger.signer() + " is no release key of key set 1.1"));
        assertThat(refusal(root, TRUSTED).code()).isEqualTo(ReasonCode.UNKNOWN_KEY);
        assertThat(read).hasValue(0);
    }

    @Test
    void a_revoked_key_is_told_as_such() {
        SignedToken token = TrustSamples.sign(KeySetSamples.RELEASE, "payload");

        assertThat(refusal(token, TRUSTED.withRevoked(token.signer())))
                .isEqualTo(new Reason(ReasonCode.KEY_REVOKED, "key " + SIGNER + " was revoked"));
    }

    @Test
    void a_payload_that_is_no_manifest_is_refused_with_its_reason() {
        Reason why = new Reason(ReasonCode.FORMAT_UNKNOWN, "format 2");
        ManifestCheck check = new ManifestCheck(TrustSamples.SIGNATURES, payload -> new ManifestReading.Refused(why));

        assertThat(check.check(TrustSamples.sign(KeySetSamples.RELEASE, "payload"), TRUSTED))
                .isEqualTo(new ManifestFinding.Refused(why));
    }

    @Test
    void a_manifest_is_not_issued_after_its_keys_last_moment() {
        Manifest manifest = ManifestSamples.plain();
        ReleaseKey atThatMoment =
                new ReleaseKey(KeySetSamples.RELEASE, manifest.validity().issued());
        ReleaseKey before = new ReleaseKey(
                KeySetSamples.RELEASE, manifest.validity().issued().minusNanos(1));

        assertThat(ManifestSamples.check(manifest, TRUSTED.withReleaseKey(atThatMoment)))
                .isInstanceOf(ManifestFinding.Verified.class);
        assertThat(ManifestSamples.check(manifest, TRUSTED.withReleaseKey(before))
                        .match(
                                verified -> {
                                    throw new AssertionError("verified: " + verified);
                                },
                                reason -> reason)
                        .code())
                .isEqualTo(ReasonCode.MANIFEST_MALFORMED);
    }
}
