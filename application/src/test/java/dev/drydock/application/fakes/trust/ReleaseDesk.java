package dev.drydock.application.fakes.trust;

import dev.drydock.application.device.trust.ManifestVerifier;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.order.OrderManifest;
import dev.drydock.domain.order.UpdateOrder;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.key.SignatureAlgorithm;
import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.domain.trust.key.Thumbprint;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.KeySetCheck;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.domain.trust.keyset.ReleaseKey;
import dev.drydock.domain.trust.keyset.Roots;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.domain.trust.manifest.Audience;
import dev.drydock.domain.trust.manifest.Manifest;
import dev.drydock.domain.trust.manifest.ManifestCheck;
import dev.drydock.domain.trust.manifest.ManifestFinding;
import dev.drydock.domain.trust.manifest.ManifestReading;
import dev.drydock.domain.trust.manifest.Validity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Signs manifests and key sets for gateways with real keys. Payloads are the words of what is signed, by which the desk finds it
 * again: the strict form is another module's affair.
 */
public final class ReleaseDesk {
    public static final DeviceId DEVICE = new DeviceId("gw-1");
    public static final String MODEL = "gateway";
    public static final Instant ISSUED = Instant.parse("2026-11-19T10:00:00Z");
    public static final Instant EXPIRES = Instant.parse("2027-11-19T10:00:00Z");
    public static final Instant KEY_EXPIRES = Instant.parse("2028-11-19T10:00:00Z");
    public static final Ed25519Key ROOT = new Ed25519Key(1);
    public static final Ed25519Key RELEASE = new Ed25519Key(2);
    public static final Ed25519Key SECOND = new Ed25519Key(3);

    private static final Map<String, Manifest> SIGNED = new ConcurrentHashMap<>();
    private static final Map<Digest, Manifest> BY_IDENTITY = new ConcurrentHashMap<>();
    private static final Map<String, SignedKeySet> SETS = new ConcurrentHashMap<>();
    private static final Pattern KID = Pattern.compile("\"kid\":\"([^\"]+)\"");
    private static final String LATER = "of a later format";
    private static final ManifestCheck CHECK = new ManifestCheck(Ed25519Key.SIGNATURES, ReleaseDesk::read);

    private ReleaseDesk() {}

    /** The first key set, in which the release key may sign. */
    public static SignedKeySet keySet() {
        return signed(new KeySet(
                KeySetVersion.FIRST,
                ISSUED,
                new Roots(List.of(ROOT.open()), 1),
                List.of(new ReleaseKey(RELEASE.open(), KEY_EXPIRES)),
                Set.of(),
                Map.of()));
    }

    public static SignedKeySet signed(KeySet set) {
        SignedToken token = ROOT.sign(set.toString());
        SignedKeySet signed = new SignedKeySet(set, token.payload(), List.of(token));
        SETS.put(token.text(), signed);
        return signed;
    }

    /** The text of a key set, as a file keeps it. */
    public static String write(SignedKeySet set) {
        return set.signatures().get(0).text();
    }

    public static SignedKeySet readKeySet(String text) {
        return Optional.ofNullable(SETS.get(text)).orElseThrow(() -> new IllegalArgumentException("it is no key set"));
    }

    /** The manifest of an order's image, for every gateway and from any release. */
    public static Manifest manifest(UpdateOrder order, long sequence, int counter) {
        return new Manifest(
                new Audience(List.of(MODEL), List.of(), List.of()),
                order.version().orElseThrow(),
                new ReleaseNumbers(sequence, counter),
                new ImageMeasure(order.size().orElseThrow(), order.digest().orElseThrow()),
                Manifest.PLAIN_TYPE,
                new Validity(ISSUED, EXPIRES),
                Set.of());
    }

    /** The same, taken only from these sequences. */
    public static Manifest onlyFrom(Manifest it, Long... origins) {
        return new Manifest(
                it.audience(), it.version(), it.numbers(), it.image(), it.type(), it.validity(), Set.of(origins));
    }

    /** The same for others. */
    public static Manifest to(Audience audience, Manifest it) {
        return new Manifest(audience, it.version(), it.numbers(), it.image(), it.type(), it.validity(), it.onlyFrom());
    }

    /** The same for an image of another type. */
    public static Manifest typed(String type, Manifest it) {
        return new Manifest(it.audience(), it.version(), it.numbers(), it.image(), type, it.validity(), it.onlyFrom());
    }

    /** The same with another last moment. */
    public static Manifest until(Instant expires, Manifest it) {
        return within(ISSUED, expires, it);
    }

    /** The same, signed at another time. */
    public static Manifest within(Instant issued, Instant expires, Manifest it) {
        return new Manifest(
                it.audience(),
                it.version(),
                it.numbers(),
                it.image(),
                it.type(),
                new Validity(issued, expires),
                it.onlyFrom());
    }

    /** The order with a manifest of these numbers. */
    public static UpdateOrder signed(UpdateOrder order, long sequence, int counter) {
        return signed(order, manifest(order, sequence, counter));
    }

    public static UpdateOrder signed(UpdateOrder order, Manifest manifest) {
        return signedBy(RELEASE, order, manifest);
    }

    public static UpdateOrder signedBy(Ed25519Key key, UpdateOrder order, Manifest manifest) {
        String payload = manifest.toString();
        SIGNED.put(payload, manifest);
        OrderManifest signed = OrderManifest.of(key.sign(payload).text());
        BY_IDENTITY.put(signed.identity(), manifest);
        return order.with(Optional.of(signed));
    }

    /** The manifest with an identity, if this desk signed it. */
    public static Optional<Manifest> find(Digest identity) {
        return Optional.ofNullable(BY_IDENTITY.get(identity));
    }

    /** The order with a manifest that nobody can read, though it is signed. */
    public static UpdateOrder malformed(UpdateOrder order) {
        return bearing(order, RELEASE.sign("no manifest").text());
    }

    public static UpdateOrder ofLaterFormat(UpdateOrder order) {
        return bearing(order, RELEASE.sign(LATER).text());
    }

    /** The order with its manifest's signature replaced; the manifest's identity is the same. */
    public static UpdateOrder withWrongSignature(UpdateOrder order) {
        String text = order.manifest().orElseThrow().text().orElseThrow();
        String wrong = RELEASE.sign("something else").signature();
        return bearing(order, text.substring(0, text.lastIndexOf('.') + 1) + wrong);
    }

    private static UpdateOrder bearing(UpdateOrder order, String text) {
        return order.with(Optional.of(OrderManifest.of(text)));
    }

    /** Checks key sets. */
    public static KeySetCheck keySetCheck() {
        return new KeySetCheck(Ed25519Key.SIGNATURES);
    }

    /** Checks what this desk has signed. */
    public static ManifestVerifier verifier() {
        return ReleaseDesk::verify;
    }

    private static ManifestFinding verify(String text, KeySet trusted) {
        String[] parts = text.split("\\.", -1);
        Matcher kid = KID.matcher(new String(Base64Url.decode(parts[0]), StandardCharsets.UTF_8));
        if (parts.length != 3 || !kid.find()) {
            return new ManifestFinding.Refused(Reason.of(ReasonCode.MANIFEST_MALFORMED));
        }
        Thumbprint signer = new Thumbprint(kid.group(1));
        return CHECK.check(new SignedToken(SignatureAlgorithm.EDDSA, signer, parts[0], parts[1], parts[2]), trusted);
    }

    private static ManifestReading read(byte[] payload) {
        String words = new String(payload, StandardCharsets.UTF_8);
        Optional<Manifest> found = Optional.ofNullable(SIGNED.get(words));
        return found.<ManifestReading>map(ManifestReading.Read::new)
                .orElseGet(() -> new ManifestReading.Refused(
                        Reason.of(words.equals(LATER) ? ReasonCode.FORMAT_UNKNOWN : ReasonCode.MANIFEST_MALFORMED)));
    }
}
