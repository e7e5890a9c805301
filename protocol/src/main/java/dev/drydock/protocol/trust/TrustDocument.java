package dev.drydock.protocol.trust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.application.device.keyset.TrustWish;
import dev.drydock.application.device.trust.KeySetOffer;
import dev.drydock.domain.firmware.ImageUri;
import dev.drydock.domain.reason.Reason;
import dev.drydock.domain.reason.ReasonCode;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Key sets on their way to a device: in the member {@code keySets} of an order, in a document of their own, {@code
 * {"keySets":[…],"keySetUri":null}}, or as an array in a file.
 */
public final class TrustDocument {
    /** Most key sets in an order. */
    public static final int MOST_IN_ORDER = 2;

    /** Longest document of its own, bytes; more key sets than fit are fetched from {@code keySetUri}. */
    public static final int LONGEST = 12 * 1024;

    private static final String KEY_SETS = "keySets";
    private static final String PLACE = "keySetUri";

    private TrustDocument() {}

    /** The key sets that an order brings. */
    public static KeySetOffer inOrder(JsonNode order) {
        JsonNode sets = order.path(KEY_SETS);
        return sets.size() > MOST_IN_ORDER
                ? refused("an order brings at most " + MOST_IN_ORDER + " key sets, this one has " + sets.size())
                : offer(sets);
    }

    /** Reads a document of its own; an empty one wants nothing. */
    public static TrustWish read(byte[] document) {
        if (document.length == 0) {
            return TrustWish.NONE;
        }
        try {
            if (document.length > LONGEST) {
                throw new MalformedDocument("a trust document has at most " + LONGEST + " bytes");
            }
            return read(Json.readObject(document));
        } catch (MalformedDocument e) {
            return new TrustWish(refused(e.what()), Optional.empty());
        }
    }

    private static TrustWish read(ObjectNode document) throws MalformedDocument {
        JsonNode place = document.path(PLACE);
        if (!place.isTextual()) {
            return new TrustWish(offer(document.path(KEY_SETS)), Optional.empty());
        }
        try {
            return new TrustWish(offer(document.path(KEY_SETS)), Optional.of(new ImageUri(place.textValue())));
        } catch (IllegalArgumentException e) {
            throw new MalformedDocument("member '" + PLACE + "': " + e.getMessage());
        }
    }

    /** Reads a file with an array of key sets, ascending. */
    public static KeySetOffer readChain(byte[] document) {
        try {
            return offer(Json.read(document));
        } catch (MalformedDocument e) {
            return refused(e.what());
        }
    }

    /** Writes a document of its own with as many of the key sets as fit, from the first on. */
    public static String writeWhatFits(List<SignedKeySet> sets) {
        int count = sets.size();
        while (count > 1 && write(sets.subList(0, count), Optional.empty()).length() > LONGEST) {
            count--;
        }
        return write(sets.subList(0, count), Optional.empty());
    }

    /** Writes a document of its own; every member is named, as a twin's patch keeps what is not. */
    public static String write(List<SignedKeySet> sets, Optional<ImageUri> place) {
        ObjectNode document = Json.object();
        if (sets.isEmpty()) {
            document.putNull(KEY_SETS);
        } else {
            document.set(KEY_SETS, nodes(sets));
        }
        return Json.write(document.put(PLACE, place.map(ImageUri::value).orElse(null)));
    }

    private static ArrayNode nodes(List<SignedKeySet> sets) {
        ArrayNode nodes = Json.object().putArray(KEY_SETS);
        sets.forEach(set -> nodes.add(KeySetDocument.toNode(set)));
        return nodes;
    }

    private static KeySetOffer offer(JsonNode sets) {
        if (sets.isMissingNode() || sets.isNull()) {
            return KeySetOffer.NONE;
        }
        if (!sets.isArray()) {
            return refused("member '" + KEY_SETS + "': expected an array, found " + Json.kindOf(sets));
        }
        List<SignedKeySet> read = new ArrayList<>();
        for (JsonNode set : sets) {
            try {
                read.add(KeySetDocument.read(Json.write(set).getBytes(StandardCharsets.UTF_8)));
            } catch (MalformedDocument e) {
                return new KeySetOffer(read, refused(e.getMessage()).fault());
            }
        }
        return new KeySetOffer(read, Optional.empty());
    }

    private static KeySetOffer refused(@org.jspecify.annotations.Nullable String why) {
        return KeySetOffer.unreadable(new Reason(ReasonCode.KEY_SET_REFUSED, "the key sets: " + why));
    }
}
