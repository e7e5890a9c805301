package dev.drydock.protocol.trust;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.key.Thumbprint;
import dev.drydock.domain.trust.key.VerifyingKey;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.domain.trust.keyset.ModelFloor;
import dev.drydock.domain.trust.keyset.ReleaseKey;
import dev.drydock.domain.trust.keyset.Roots;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The part that roots sign: a key set without its signatures. */
final class KeySetPayload {
    static final int FORMAT = 1;
    private static final String USE = "release";
    private static final Set<String> MEMBERS =
            Set.of("format", "epoch", "version", "issued", "roots", "threshold", "keys", "revoked", "floors");

    private KeySetPayload() {}

    static KeySet read(byte[] payload) throws MalformedDocument {
        StrictMembers members = StrictMembers.of(Json.readObject(payload), MEMBERS);
        members.whole("format", FORMAT, FORMAT);
        return StrictMembers.checked(() -> new KeySet(
                version(members),
                members.time("issued"),
                roots(members),
                releaseKeys(members),
                revoked(members),
                members.has("floors") ? floors(members.object("floors")) : Map.of()));
    }

    static byte[] write(KeySet set) {
        ObjectNode document = version(Json.object().put("format", FORMAT), set.version());
        document.put("issued", set.issued().toString());
        ArrayNode roots = document.putArray("roots");
        set.roots().keys().forEach(key -> roots.add(JwkDocument.write(key)));
        document.put("threshold", set.roots().threshold());
        ArrayNode keys = document.putArray("keys");
        for (ReleaseKey release : set.releaseKeys()) {
            keys.addObject()
                    .put("use", USE)
                    .put("notAfter", release.notAfter().toString())
                    .set("key", JwkDocument.write(release.key()));
        }
        ArrayNode revoked = document.putArray("revoked");
        set.revoked().stream().map(Thumbprint::value).sorted().forEach(revoked::add);
        if (!set.floors().isEmpty()) {
            ObjectNode floors = document.putObject("floors");
            new TreeMap<>(set.floors()).forEach((model, floor) -> floors.set(model, floor(floor)));
        }
        return Json.write(document).getBytes(StandardCharsets.UTF_8);
    }

    private static KeySetVersion version(StrictMembers members) throws MalformedDocument {
        return new KeySetVersion(
                members.whole("epoch", 1, KeySetVersion.LARGEST), members.whole("version", 1, KeySetVersion.LARGEST));
    }

    private static ObjectNode version(ObjectNode object, KeySetVersion version) {
        return object.put("epoch", version.epoch()).put("version", version.version());
    }

    private static Roots roots(StrictMembers members) throws MalformedDocument {
        List<VerifyingKey> keys = new ArrayList<>();
        for (ObjectNode jwk : members.objects("roots")) {
            keys.add(JwkDocument.read(jwk));
        }
        return new Roots(keys, (int) members.whole("threshold", 1, Integer.MAX_VALUE));
    }

    private static List<ReleaseKey> releaseKeys(StrictMembers members) throws MalformedDocument {
        List<ReleaseKey> keys = new ArrayList<>();
        for (ObjectNode entry : members.objects("keys")) {
            StrictMembers parts = StrictMembers.of(entry, Set.of("key", "use", "notAfter"));
            if (!parts.text("use").equals(USE)) {
                throw new MalformedDocument("member 'use': expected '" + USE + "'");
            }
            keys.add(new ReleaseKey(JwkDocument.read(parts.object("key")), parts.time("notAfter")));
        }
        return keys;
    }

    private static Set<Thumbprint> revoked(StrictMembers members) throws MalformedDocument {
        List<Thumbprint> all = members.optionalTexts("revoked", Thumbprint::new);
        if (new HashSet<>(all).size() != all.size()) {
            throw new MalformedDocument("member 'revoked': a key stands in it twice");
        }
        return Set.copyOf(all);
    }

    private static Map<String, ModelFloor> floors(ObjectNode object) throws MalformedDocument {
        Map<String, ModelFloor> floors = new TreeMap<>();
        List<String> models = new ArrayList<>();
        object.fieldNames().forEachRemaining(models::add);
        for (String model : models) {
            StrictMembers all = StrictMembers.of(object, Set.copyOf(models));
            StrictMembers floor = StrictMembers.of(all.object(model), Set.of("at", "sequence", "counter", "time"));
            StrictMembers at = StrictMembers.of(floor.object("at"), Set.of("epoch", "version"));
            floors.put(
                    model,
                    new ModelFloor(
                            version(at),
                            new ReleaseNumbers(floor.whole("sequence", 0, ReleaseNumbers.LARGEST_SEQUENCE), (int)
                                    floor.whole("counter", 0, Integer.MAX_VALUE)),
                            floor.optionalTime("time")));
        }
        return floors;
    }

    private static ObjectNode floor(ModelFloor floor) {
        ObjectNode object = Json.object();
        version(object.putObject("at"), floor.at());
        object.put("sequence", floor.numbers().sequence())
                .put("counter", floor.numbers().securityCounter());
        floor.time().ifPresent(time -> object.put("time", time.toString()));
        return object;
    }
}
