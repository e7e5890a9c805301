package dev.drydock.protocol.trust;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.domain.device.DeviceId;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.firmware.ImageMeasure;
import dev.drydock.domain.firmware.Version;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.domain.trust.manifest.Audience;
import dev.drydock.domain.trust.manifest.Manifest;
import dev.drydock.domain.trust.manifest.ManifestReading;
import dev.drydock.domain.trust.manifest.Validity;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The form of manifests. */
public final class ManifestDocument {
    /** The format that is written, and the only one that is read. */
    public static final int FORMAT = 1;

    /** Longest manifest with its signature, characters: the longest string of a twin. */
    public static final int LONGEST = 4 * 1024;

    private static final Set<String> MEMBERS = Set.of(
            "format",
            "models",
            "hardware",
            "devices",
            "version",
            "sequence",
            "securityCounter",
            "size",
            "sha256",
            "type",
            "issued",
            "expires",
            "onlyFrom");

    private ManifestDocument() {}

    /** Reads a signed manifest, whose signature and payload are not looked into. */
    public static SignedToken token(String text) throws MalformedDocument {
        if (text.length() > LONGEST) {
            throw new MalformedDocument("a manifest has at most " + LONGEST + " characters with its signature");
        }
        return TokenDocument.read(text, TokenDocument.Type.MANIFEST);
    }

    /** Reads a payload whose signature has been checked. */
    public static ManifestReading read(byte[] payload) {
        try {
            ObjectNode document = Json.readObject(payload);
            if (document.path("format").isIntegralNumber()
                    && document.path("format").asLong() != FORMAT) {
                return refused(
                        ReasonCode.FORMAT_UNKNOWN,
                        "the manifest has the format " + document.path("format") + "; this version knows " + FORMAT);
            }
            StrictMembers members = StrictMembers.of(document, MEMBERS);
            members.whole("format", FORMAT, FORMAT);
            return new ManifestReading.Read(StrictMembers.checked(() -> manifest(members)));
        } catch (MalformedDocument e) {
            return refused(ReasonCode.MANIFEST_MALFORMED, "the manifest: " + e.getMessage());
        }
    }

    public static byte[] write(Manifest manifest) {
        ObjectNode document = Json.object().put("format", FORMAT);
        texts(document, "models", manifest.audience().models());
        texts(document, "hardware", manifest.audience().hardware());
        texts(
                document,
                "devices",
                manifest.audience().devices().stream().map(DeviceId::value).toList());
        document.put("version", manifest.version().value())
                .put("sequence", manifest.numbers().sequence())
                .put("securityCounter", manifest.numbers().securityCounter())
                .put("size", manifest.image().size())
                .put("sha256", manifest.image().digest().hex())
                .put("type", manifest.type())
                .put("issued", manifest.validity().issued().toString())
                .put("expires", manifest.validity().expires().toString());
        if (!manifest.onlyFrom().isEmpty()) {
            ArrayNode origins = document.putArray("onlyFrom");
            manifest.onlyFrom().stream().sorted().forEach(origins::add);
        }
        return Json.write(document).getBytes(StandardCharsets.UTF_8);
    }

    private static Manifest manifest(StrictMembers members) throws MalformedDocument {
        Audience audience = new Audience(
                members.texts("models", Function.identity()),
                members.has("hardware") ? members.texts("hardware", Function.identity()) : List.of(),
                members.has("devices") ? members.texts("devices", DeviceId::new) : List.of());
        ReleaseNumbers numbers = new ReleaseNumbers(members.whole("sequence", 1, ReleaseNumbers.LARGEST_SEQUENCE), (int)
                members.whole("securityCounter", 0, Integer.MAX_VALUE));
        ImageMeasure image = new ImageMeasure(
                members.whole("size", 1, ReleaseNumbers.LARGEST_SEQUENCE), members.text("sha256", Digest::new));
        List<Long> origins =
                members.has("onlyFrom") ? members.wholes("onlyFrom", 0, ReleaseNumbers.LARGEST_SEQUENCE) : List.of();
        if (Set.copyOf(origins).size() != origins.size()) {
            throw new MalformedDocument("member 'onlyFrom': a sequence stands in it twice");
        }
        return new Manifest(
                audience,
                members.text("version", Version::new),
                numbers,
                image,
                members.text("type"),
                new Validity(members.time("issued"), members.time("expires")),
                Set.copyOf(origins));
    }

    private static void texts(ObjectNode document, String name, List<String> values) {
        if (!values.isEmpty()) {
            values.forEach(document.putArray(name)::add);
        }
    }

    private static ManifestReading refused(ReasonCode code, String message) {
        return new ManifestReading.Refused(new Reason(code, message));
    }
}
