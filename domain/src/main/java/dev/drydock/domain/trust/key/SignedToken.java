package dev.drydock.domain.trust.key;

import java.nio.charset.StandardCharsets;

/**
 * A token whose form is right and whose signature has not been checked: a compact JWS, RFC 7515.
 *
 * @param algorithm the one that its header names
 * @param signer the key that its header names
 * @param header in base64url, as it was signed
 * @param payload in base64url
 * @param signature of 64 bytes in base64url
 */
public record SignedToken(
        SignatureAlgorithm algorithm, Thumbprint signer, String header, String payload, String signature) {

    /** The bytes that are signed, RFC 7515, section 5.1. */
    public byte[] signingInput() {
        return (header + "." + payload).getBytes(StandardCharsets.US_ASCII);
    }

    public byte[] payloadBytes() {
        return Base64Url.decode(payload);
    }

    public byte[] signatureBytes() {
        return Base64Url.decode(signature);
    }

    /** The token's text. */
    public String text() {
        return header + "." + payload + "." + signature;
    }
}
