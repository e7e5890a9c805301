package dev.drydock.protocol.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.domain.firmware.Digest;
import dev.drydock.domain.order.UpdateId;
import dev.drydock.domain.target.DeviceFacts;
import dev.drydock.domain.target.DeviceTrust;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The trust of a device, in the form of the member {@code trust} of reports. */
public final class TrustDocument {
    private TrustDocument() {}

    /** Reads what a device tells: a member that is missing or malformed counts as absent, and so does all of it without a mode. */
    public static Optional<DeviceTrust> read(JsonNode node) {
        return text(node.path("mode"))
                .filter(DeviceFacts::isPlain)
                .map(mode -> new DeviceTrust(
                        mode,
                        keySet(node.path("keySet")),
                        text(node.path("manifest")).flatMap(value -> formed(value, TrustDocument::identity)),
                        new ReleaseNumbers(number(node.path("sequence"), ReleaseNumbers.LARGEST_SEQUENCE), (int)
                                number(node.path("counter"), Integer.MAX_VALUE)),
                        formats(node.path("formats").path("manifest")),
                        formats(node.path("formats").path("keySet")),
                        refused(node.path("refused"))));
    }

    /** Reads what was written. */
    public static Optional<DeviceTrust> read(String document) throws MalformedDocument {
        return read(Json.readObject(document.getBytes(UTF_8)));
    }

    public static ObjectNode write(DeviceTrust trust) {
        ObjectNode node = Json.object().put("mode", trust.mode());
        trust.keySet()
                .ifPresent(version ->
                        node.putObject("keySet").put("epoch", version.epoch()).put("version", version.version()));
        trust.manifest().ifPresent(identity -> node.put("manifest", identity.toString()));
        node.put("sequence", trust.numbers().sequence())
                .put("counter", trust.numbers().securityCounter());
        ObjectNode formats = node.putObject("formats");
        trust.formats().forEach(formats.putArray("manifest")::add);
        trust.keySetFormats().forEach(formats.putArray("keySet")::add);
        trust.refused()
                .ifPresent(refused -> node.putObject("refused")
                        .put("updateId", refused.id().map(UpdateId::value).orElse(null))
                        .put("code", refused.code())
                        .put("message", refused.message()));
        return node;
    }

    /** Devices write it without the prefix, as their reports have little room. */
    private static Digest identity(String text) {
        return Digest.isOne(text) ? Digest.parse(text) : new Digest(text);
    }

    private static Optional<KeySetVersion> keySet(JsonNode node) {
        long epoch = number(node.path("epoch"), KeySetVersion.LARGEST);
        long version = number(node.path("version"), KeySetVersion.LARGEST);
        return epoch < 1 || version < 1 ? Optional.empty() : Optional.of(new KeySetVersion(epoch, version));
    }

    private static Optional<DeviceTrust.Refused> refused(JsonNode node) {
        Optional<UpdateId> id = text(node.path("updateId")).flatMap(value -> formed(value, UpdateId::new));
        Optional<String> code = text(node.path("code")).filter(DeviceFacts::isPlain);
        return code.map(word ->
                new DeviceTrust.Refused(id, word, text(node.path("message")).orElse("")));
    }

    private static List<Integer> formats(JsonNode node) {
        List<Integer> formats = new ArrayList<>();
        for (JsonNode format : node) {
            int number = (int) number(format, Integer.MAX_VALUE);
            if (number > 0 && formats.size() < DeviceTrust.MOST_FORMATS) {
                formats.add(number);
            }
        }
        return formats;
    }

    /** A whole number from 0 on; 0 when there is none. */
    private static long number(JsonNode node, long largest) {
        boolean isOne = node.isIntegralNumber() && node.canConvertToLong();
        return isOne && node.longValue() >= 0 && node.longValue() <= largest ? node.longValue() : 0;
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private static <T> Optional<T> formed(String text, Function<String, T> form) {
        try {
            return Optional.of(form.apply(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
