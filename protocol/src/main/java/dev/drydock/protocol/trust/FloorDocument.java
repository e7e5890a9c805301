package dev.drydock.protocol.trust;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.domain.trust.floor.ReleaseNumbers;
import dev.drydock.domain.trust.keyset.KeySetVersion;
import dev.drydock.domain.trust.memory.Floor;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import java.util.Optional;
import java.util.Set;

/**
 * The floor that comes with an image: {@code {"sequence":31,"counter":4}}, and {@code at}, the key set whose floors it was made
 * under, where one had set any: {@code {"epoch":1,"version":2}}.
 */
public final class FloorDocument {
    private static final Set<String> MEMBERS = Set.of("sequence", "counter", "at");
    private static final Set<String> VERSION = Set.of("epoch", "version");

    private FloorDocument() {}

    public static Floor read(byte[] document) throws MalformedDocument {
        ObjectNode object = Json.readObject(document);
        StrictMembers members = StrictMembers.of(object, MEMBERS);
        return StrictMembers.checked(() -> {
            ReleaseNumbers numbers =
                    new ReleaseNumbers(members.whole("sequence", 0, ReleaseNumbers.LARGEST_SEQUENCE), (int)
                            members.whole("counter", 0, Integer.MAX_VALUE));
            Optional<KeySetVersion> at = members.has("at") ? Optional.of(version(object)) : Optional.empty();
            return new Floor(at, numbers, Optional.empty());
        });
    }

    private static KeySetVersion version(ObjectNode document) throws MalformedDocument {
        if (!(document.get("at") instanceof ObjectNode at)) {
            throw new MalformedDocument("member 'at': expected an object");
        }
        StrictMembers members = StrictMembers.of(at, VERSION);
        return new KeySetVersion(
                members.whole("epoch", 1, KeySetVersion.LARGEST), members.whole("version", 1, KeySetVersion.LARGEST));
    }
}
