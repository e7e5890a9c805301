package dev.drydock.domain.trust.manifest;

import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.trust.TrustSamples;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.KeySetSamples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Manifests for gateways, and a gateway that takes them. */
final class ManifestSamples {
    static final Validity VALIDITY = new Validity(TrustSamples.NOW.minusSeconds(60), TrustSamples.NOW.plusSeconds(60));

    private ManifestSamples() {}

    static Manifest plain() {
        return of(audience("gateway"), TrustSamples.NUMBERS, Set.of());
    }

    static Manifest of(Audience audience, ReleaseNumbers numbers, Set<Long> onlyFrom) {
        return new Manifest(
                audience,
                new Version("2.0.0"),
                numbers,
                new ImageMeasure(1_024, TrustSamples.IMAGE),
                Manifest.PLAIN_TYPE,
                VALIDITY,
                onlyFrom);
    }

    static Audience audience(String... models) {
        return new Audience(List.of(models), List.of(), List.of());
    }

    /** A gateway that runs sequence 29 with a security counter of 5. */
    static Bearer gateway() {
        ReleaseNumbers committed = new ReleaseNumbers(29, 5);
        return new Bearer(
                new DeviceId("gw-1"),
                "gateway",
                Optional.of("rev-b"),
                Manifest.PLAIN_TYPE,
                TrustSamples.NOW,
                committed,
                committed,
                Optional.empty());
    }

    /** The manifest, as its signature has been found good. */
    static VerifiedManifest verified(Manifest manifest) {
        return check(manifest, KeySetSamples.first()).match(found -> found, refused -> {
            throw new AssertionError(refused.toString());
        });
    }

    /** What comes of a manifest that the release key signs, at a device with these keys. */
    static ManifestFinding check(Manifest manifest, KeySet trusted) {
        ManifestCheck check = new ManifestCheck(TrustSamples.SIGNATURES, payload -> new ManifestReading.Read(manifest));
        return check.check(TrustSamples.sign(KeySetSamples.RELEASE, manifest.toString()), trusted);
    }

    static Manifest with(Manifest it, Instant issued, Instant expires) {
        return new Manifest(
                it.audience(),
                it.version(),
                it.numbers(),
                it.image(),
                it.type(),
                new Validity(issued, expires),
                it.onlyFrom());
    }
}
