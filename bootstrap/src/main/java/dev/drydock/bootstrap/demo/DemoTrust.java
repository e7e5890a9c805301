package dev.drydock.bootstrap.demo;

import dev.drydock.application.device.trust.TrustAnchor;
import dev.drydock.application.device.trust.TrustMode;
import dev.drydock.application.trust.BeginKeySets;
import dev.drydock.application.trust.FinishKeySet;
import dev.drydock.application.trust.SignKeySet;
import dev.drydock.application.trust.SignManifest;
import dev.drydock.application.trust.SignToken;
import dev.drydock.application.trust.SigningFailed;
import dev.drydock.bootstrap.device.settings.DeviceIdentity;
import dev.drydock.bootstrap.device.settings.TrustSettings;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.key.SignatureAlgorithm;
import dev.drydock.domain.trust.keyset.KeySetCheck;
import dev.drydock.domain.trust.keyset.ReleaseKey;
import dev.drydock.domain.trust.keyset.Roots;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.domain.trust.manifest.Audience;
import dev.drydock.domain.trust.manifest.Manifest;
import dev.drydock.domain.trust.manifest.Validity;
import dev.drydock.domain.trust.memory.Floor;
import dev.drydock.jose.JcaSignatures;
import dev.drydock.jose.JcaSigner;
import dev.drydock.protocol.json.MalformedDocument;
import dev.drydock.protocol.trust.KeySetDocument;
import dev.drydock.protocol.trust.SignedDocuments;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of the demo, which are made for it and are gone with it: a root, which signs the key set in the devices' trust folder,
 * and a release key, which signs the image's manifest.
 */
final class DemoTrust {
    private static final Duration LIFE = Duration.ofDays(1);
    private static final String KEY_SET = "trust/keyset.json";
    private static final String MANIFEST = "image.manifest";

    private final SignToken tokens = new SignToken(new JcaSignatures());
    private final JcaSigner root = JcaSigner.generate(SignatureAlgorithm.EDDSA);
    private final JcaSigner release = JcaSigner.generate(SignatureAlgorithm.EDDSA);
    private final DemoFolder folder;
    private final Clock clock;

    private DemoTrust(DemoFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Makes the keys, and writes the trust folder. */
    static DemoTrust make(DemoFolder folder, Clock clock) {
        DemoTrust trust = new DemoTrust(folder, clock);
        folder.write(KEY_SET, KeySetDocument.write(trust.keySet()));
        return trust;
    }

    private SignedKeySet keySet() {
        ReleaseKey key = new ReleaseKey(release.key(), now().plus(LIFE));
        SignedKeySet draft = new BeginKeySets(new SignedDocuments(), clock)
                .begin(new Roots(List.of(root.key()), 1), List.of(key), Optional.empty())
                .match(made -> made, DemoTrust::neverRefused);
        try {
            SignedKeySet signed = new SignKeySet(tokens, new SignedDocuments()).sign(draft, Optional.empty(), root);
            return new FinishKeySet(new KeySetCheck(new JcaSignatures()))
                    .finish(List.of(signed), Optional.empty())
                    .match(made -> made, DemoTrust::neverRefused);
        } catch (SigningFailed e) {
            throw new IllegalStateException(e);
        }
    }

    private static SignedKeySet neverRefused(String why) {
        throw new IllegalStateException(why);
    }

    /** Signs the manifest of an image, and writes it to a file; the image with the manifest that is there. */
    SignedImage sign(ImageMeasure image, Version version, DeviceIdentity device) {
        Manifest manifest = new Manifest(
                new Audience(List.of(device.model()), List.of(), List.of()),
                version,
                new ReleaseNumbers(1, 0),
                image,
                Manifest.PLAIN_TYPE,
                new Validity(now(), now().plus(LIFE).minusSeconds(1)),
                Set.of());
        try {
            String token = new SignManifest(tokens, new SignedDocuments())
                    .sign(manifest, release)
                    .text();
            folder.write(MANIFEST, token.getBytes(StandardCharsets.US_ASCII));
            return new SignedImage(
                    image, OrderManifest.of(new String(folder.read(MANIFEST), StandardCharsets.US_ASCII)));
        } catch (SigningFailed e) {
            throw new IllegalStateException(e);
        }
    }

    /** The trust of a device, which reads the key set from its folder. */
    TrustSettings of(DeviceIdentity device) {
        try {
            SignedKeySet set = KeySetDocument.read(folder.read(KEY_SET));
            return new TrustSettings(
                    new TrustAnchor(
                            TrustMode.SIGNED,
                            set,
                            Floor.NONE,
                            device.id(),
                            device.model(),
                            device.hardware(),
                            Manifest.PLAIN_TYPE),
                    Optional.empty());
        } catch (MalformedDocument e) {
            throw new IllegalStateException(e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
