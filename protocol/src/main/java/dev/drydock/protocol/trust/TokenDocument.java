package dev.drydock.protocol.trust;

import dev.drydock.domain.trust.key.Base64Url;
import dev.drydock.domain.trust.key.SignatureAlgorithm;
import dev.drydock.domain.trust.key.SignedToken;
import dev.drydock.domain.trust.key.Thumbprint;
import dev.drydock.protocol.json.Json;
import dev.drydock.protocol.json.MalformedDocument;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The form of tokens: compact JSON Web Signatures, RFC 7515, with exactly the header members alg, kid and typ. */
public final class TokenDocument {
    /** The kind of what is signed, as {@code typ} says it: a manifest cannot stand for a key set, nor the reverse. */
    public enum Type {
        MANIFEST("drydock-manifest+jws"),
        KEY_SET("drydock-keyset+jws");

        private final String word;

        Type(String word) {
            this.word = word;
        }
    }

    /** Longest token, characters. */
    public static final int LONGEST = 16 * 1024;

    private static final Set<String> HEADER = Set.of("alg", "kid", "typ");

    private TokenDocument() {}

    /** Reads three parts with dots between them. Neither payload nor signature is looked into. */
    public static SignedToken read(String text, Type type) throws MalformedDocument {
        if (text.length() > LONGEST) {
            throw new MalformedDocument("a token has at most " + LONGEST + " characters");
        }
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new MalformedDocument(
                    "a token has three parts with dots between them, and this one has " + parts.length);
        }
        return read(parts[0], parts[1], parts[2], type);
    }

    /** Reads the parts of a token. */
    static SignedToken read(String header, String payload, String signature, Type type) throws MalformedDocument {
        StrictMembers members = StrictMembers.of(Json.readObject(bytes("header", header)), HEADER);
        if (!members.text("typ").equals(type.word)) {
            throw new MalformedDocument("member 'typ': expected '" + type.word + "'");
        }
        SignatureAlgorithm algorithm = SignatureAlgorithm.find(members.text("alg"))
                .orElseThrow(() -> new MalformedDocument("member 'alg': expected 'EdDSA' or 'ES256'"));
        Thumbprint signer = members.text("kid", Thumbprint::new);
        bytes("payload", payload);
        if (bytes("signature", signature).length != SignatureAlgorithm.SIGNATURE_LENGTH) {
            throw new MalformedDocument("a signature has " + SignatureAlgorithm.SIGNATURE_LENGTH + " bytes");
        }
        return new SignedToken(algorithm, signer, header, payload, signature);
    }

    /** The header of a token that is going to be signed, in base64url. */
    public static String header(SignatureAlgorithm algorithm, Thumbprint signer, Type type) {
        return Base64Url.encode(Json.write(Json.object()
                        .put("alg", algorithm.header())
                        .put("kid", signer.value())
                        .put("typ", type.word))
                .getBytes(StandardCharsets.UTF_8));
    }

    static byte[] bytes(String part, String text) throws MalformedDocument {
        try {
            return Base64Url.decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedDocument("the " + part + ": " + e.getMessage());
        }
    }
}
