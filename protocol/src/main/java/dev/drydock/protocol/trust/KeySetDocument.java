package dev.drydock.protocol.trust;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.domain.trust.keyset.KeySet;
import dev.drydock.domain.trust.keyset.SignedKeySet;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The form of signed key sets: general JSON Web Signatures, RFC 7515, section 7.2.1. */
public final class KeySetDocument {
    /** The format of payloads that is written, and the only one that is read. */
    public static final int FORMAT = KeySetPayload.FORMAT;

    /** Longest key set with its signatures, bytes. */
    public static final int LONGEST = 8 * 1024;

    /** Longest string in it, bytes: the longest of a twin. */
    public static final int LONGEST_STRING = 4 * 1024;

    private KeySetDocument() {}

    /** Reads a key set and its signatures, which are not checked. */
    public static SignedKeySet read(byte[] text) throws MalformedDocument {
        if (text.length > LONGEST) {
            throw new MalformedDocument("a key set has at most " + LONGEST + " bytes");
        }
        StrictMembers members = StrictMembers.of(Json.readObject(text), Set.of("payload", "signatures"));
        String payload = bounded(members.text("payload"));
        List<SignedToken> signatures = new ArrayList<>();
        for (ObjectNode entry : members.objects("signatures")) {
            StrictMembers parts = StrictMembers.of(entry, Set.of("protected", "signature"));
            signatures.add(TokenDocument.read(
                    bounded(parts.text("protected")), payload, parts.text("signature"), TokenDocument.Type.KEY_SET));
        }
        KeySet set = KeySetPayload.read(TokenDocument.bytes("payload", payload));
        return new SignedKeySet(set, payload, signatures);
    }

    /** A key set that nobody has signed yet. */
    public static SignedKeySet unsigned(KeySet set) {
        return new SignedKeySet(set, Base64Url.encode(KeySetPayload.write(set)), List.of());
    }

    public static byte[] write(SignedKeySet set) {
        return Json.write(toNode(set)).getBytes(StandardCharsets.UTF_8);
    }

    static ObjectNode toNode(SignedKeySet set) {
        ObjectNode document = Json.object().put("payload", set.payload());
        ArrayNode signatures = document.putArray("signatures");
        for (SignedToken entry : set.signatures()) {
            signatures.addObject().put("protected", entry.header()).put("signature", entry.signature());
        }
        return document;
    }

    private static String bounded(String text) throws MalformedDocument {
        if (text.length() > LONGEST_STRING) {
            throw new MalformedDocument("a string has at most " + LONGEST_STRING + " bytes");
        }
        return text;
    }
}
