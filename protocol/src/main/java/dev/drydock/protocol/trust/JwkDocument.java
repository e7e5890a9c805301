package dev.drydock.protocol.trust;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drydock.domain.trust.key.SignatureAlgorithm;
import dev.drydock.domain.trust.key.VerifyingKey;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import java.util.Optional;
import java.util.Set;

/** Public keys as JSON Web Keys, RFC 7517 and RFC 8037, with exactly the members that their thumbprint covers. */
public final class JwkDocument {
    private JwkDocument() {}

    /** Reads a key that stands alone. */
    public static VerifyingKey read(byte[] text) throws MalformedDocument {
        return read(Json.readObject(text));
    }

    static VerifyingKey read(ObjectNode jwk) throws MalformedDocument {
        StrictMembers members = StrictMembers.of(jwk, Set.of("kty", "crv", "x", "y"));
        SignatureAlgorithm algorithm = algorithm(members.text("kty"), members.text("crv"));
        Optional<String> y = members.has("y") ? Optional.of(members.text("y")) : Optional.empty();
        String x = members.text("x");
        return checked(StrictMembers.checked(() -> new VerifyingKey(algorithm, x, y)));
    }

    /** A key that is a point of its curve. */
    public static VerifyingKey checked(VerifyingKey key) throws MalformedDocument {
        if (!CurvePoint.isOn(key)) {
            throw new MalformedDocument(
                    "the key is no point of the curve " + key.algorithm().curve());
        }
        return key;
    }

    /** One line. */
    public static String text(VerifyingKey key) {
        return Json.write(write(key));
    }

    static ObjectNode write(VerifyingKey key) {
        ObjectNode jwk = Json.object()
                .put("kty", key.algorithm().keyType())
                .put("crv", key.algorithm().curve())
                .put("x", key.x());
        key.y().ifPresent(y -> jwk.put("y", y));
        return jwk;
    }

    private static SignatureAlgorithm algorithm(String keyType, String curve) throws MalformedDocument {
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            if (algorithm.keyType().equals(keyType) && algorithm.curve().equals(curve)) {
                return algorithm;
            }
        }
        throw new MalformedDocument("a key is of kty 'OKP' and crv 'Ed25519', or of 'EC' and 'P-256'");
    }
}
